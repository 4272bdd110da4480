from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "placements"
    label = "placements"

    def ready(self) -> None:
        from participants.services.people import person_changed
        from placements import timeline  # noqa: F401  registers jobs for the page of a person
        from placements.services import cards

        def follow(sender, participant, **kwargs) -> None:
            cards.refresh(participant_ids=[participant.pk])

        person_changed.connect(follow, weak=False, dispatch_uid="cards")
