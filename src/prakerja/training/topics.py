"""What courses are about: the few words by which one looks around among them."""

from typing import Final

from django.db.models import TextChoices


class Topic(TextChoices):
    SALES = "sales"
    DIGITAL_MARKETING = "digital_marketing"
    MANAGEMENT = "management"
    FINANCE = "finance"
    OFFICE = "office"
    PROGRAMMING = "programming"
    DATA = "data"
    DESIGN = "design"
    PHOTO_VIDEO = "photo_video"
    LANGUAGES = "languages"
    FOOD = "food"
    BEAUTY = "beauty"
    FASHION = "fashion"
    FARMING = "farming"
    REPAIR = "repair"
    BUILDING = "building"
    TRANSPORT = "transport"
    TOURISM = "tourism"
    HEALTH = "health"
    TEACHING = "teaching"


#: As many as a course may name, so that a topic shows what belongs to it.
MOST_TOPICS: Final = 3
