"""Problems and results in the forms that people and their tools read. The only floor that formats for people.

Here are the words for a terminal. What few builds ask for is in modules of its own, to be imported when it is needed:
`machine`, `account`, `work`.
"""

from handout.report.excerpt import excerpt
from handout.report.text import (
    checked,
    count,
    created,
    own_fault,
    published,
    refused,
    stopped,
    text,
    usage,
    verified,
    wrote,
)

__all__ = [
    "checked",
    "count",
    "created",
    "excerpt",
    "own_fault",
    "published",
    "refused",
    "stopped",
    "text",
    "usage",
    "verified",
    "wrote",
]
