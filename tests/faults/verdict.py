"""How a trial ended: what was lost, what came twice, and how much of that the trial allows."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """`runs` is how often the fault struck; `bound` how many doubles it allows. Nothing may be lost."""

    name: str
    runs: int
    lost: int
    doubled: int
    bound: int

    @property
    def good(self) -> bool:
        return self.lost == 0 and self.doubled <= self.bound

    def line(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)
