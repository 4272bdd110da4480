# Sourced by bin/run and its siblings: sets $bin, and $python to a Python 3.11 or newer that can make environments.
bin=$(CDPATH= cd -P "$(dirname "$0")" && pwd)
python= old= bare=
# The environment's own Python first: it is known to work. A name that pyenv knows but cannot run answers with an error.
names="python3.11 python3.12 python3.13 python3.14 python3 python /usr/bin/python3"
[ -z "$PYTHON" ] || names=
for candidate in "${PYTHON:-${bin%/bin}/.venv/bin/python}" $names; do
    command -v "$candidate" >/dev/null 2>&1 || continue
    version=$("$candidate" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || continue
    if ! "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        old="$old $candidate is $version;"
    elif ! "$candidate" -c 'import venv, ensurepip' 2>/dev/null && ! command -v uv >/dev/null 2>&1; then
        bare="$bare $candidate"
    else
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    if [ -n "$bare" ]; then
        echo "Python is here ($bare ) but without its venv module. On Debian or Ubuntu:  apt-get install python3-venv" >&2
    else
        echo "This needs Python 3.11 or newer;${old:- none was found.} Install one and try again, or name it:  PYTHON=/path/to/python3.12 $0" >&2
    fi
    exit 1
fi
unset PYTHONHOME PYTHONPATH
unset names old bare candidate version
