"""Short forms of first names in the United States, English and Spanish. Those on one line can be one person."""

from functools import cache

_FORMS = """
abigail abby gail
alexander alex alejandro sandy
alexandra alex sandra lexi alejandra
andrew andy drew andres
anthony tony antonio toño
barbara barb babs
benjamin ben benny
catherine katherine kathryn cathy kathy kate katie kat catalina
charles charlie chuck carlos
christina christine chris tina kristina
christopher chris
daniel dan danny
deborah debra deb debbie
edward ed eddie ted eduardo
elizabeth liz lizzie beth betty eliza isabel
francis frank francisco paco pancho
gregory greg
guadalupe lupe
ignacio nacho
james jim jimmy jamie
jennifer jen jenny
jessica jess jessie
jesus chuy
john jack johnny juan jon
jonathan jon
jose joseph joe joey pepe
kenneth ken kenny
lawrence larry
luis lucho lou louis
margaret maggie meg peggy margarita
maria mary mari
matthew matt mateo
michael mike mick miguel mikey
mohammed muhammad mohamed mohammad
nathaniel nathan nate
nicholas nick nico nicolas
pamela pam
patricia pat patty trish paty
patrick pat
peter pete pedro
raymond ray
rebecca becky becca
richard rich rick dick ricardo
robert bob bobby rob robbie roberto beto
ronald ron ronnie
samantha sam
samuel sam sammy
stephanie steph
stephen steven steve esteban
susan sue susie suzanne susana
theodore ted teddy
theresa teresa terry tere
thomas tom tommy tomas
timothy tim
victoria vicky tori
vincent vince vicente
william will bill billy liam guillermo memo
zachary zach zack
"""


@cache
def _known() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _FORMS.strip().splitlines():
        names = frozenset(line.split())
        for name in names:
            found[name] = found.get(name, frozenset()) | names
    return found


def nicknames(name: str) -> frozenset[str]:
    """Names that a person of this first name may go by; lower case, without accents."""
    return _known().get(name, frozenset()) - {name}
