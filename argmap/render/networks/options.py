"""What a picture of a network shows beside the network."""

from msgspec import Struct, field

from argmap.core.networks import Variable
from argmap.render.options import MapOptions
from argmap.render.theme import LIGHT, Theme


class NetworkPicture(Struct, frozen=True, kw_only=True):
    """What stands over and in the picture.

    `question` is the debate's, `words` say in a sentence what is tied to what. `coalition_of` gives the number of each row's
    coalition, from 0. `actor_link` and `claim_link` say where a node leads, as `argmap.render.MapOptions` has it for boxes; ""
    for no links. `with_title` and `with_legend` are for pictures that stand alone.

    Raises ValueError when a link could lead to another site or run a script.
    """

    question: str
    words: str = ""
    coalition_of: dict[str, int] = field(default_factory=dict)
    actor_link: str = ""
    claim_link: str = ""
    with_title: bool = True
    with_legend: bool = True
    theme: Theme = LIGHT

    def __post_init__(self) -> None:
        for template in (self.actor_link, self.claim_link):
            MapOptions(claim_link=template)

    def link(self, variable: Variable, key: str) -> str:
        """Where the node of an actor or a claim leads, or "" for no link."""
        template = self.claim_link if variable is Variable.CONCEPT else self.actor_link
        return MapOptions(claim_link=template).link_claim(key)

    def to_map_options(self) -> MapOptions:
        """What of it the SVG filter has to know."""
        return MapOptions(theme=self.theme, with_title=self.with_title, with_legend=self.with_legend)
