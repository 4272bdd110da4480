from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, 2 rounds, 1 lane (OWASP's choice).

    Django's default of 100 MiB and 8 lanes lets ten sign-ins at once stall two cores for seconds.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
