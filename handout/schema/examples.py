"""A line to write for each field that can be missing. None of them is a fact."""

from __future__ import annotations

EXAMPLES = {
    "action": "action: [Call the clinic to book a visit.]",
    "address": "address: 1 Example Street, Example Town",
    "allow": "allow: {long-sentence: the sentence is a quotation}",
    "base_url": "base_url: https://example.org/",
    "by": "by: name and role",
    "clinic": "clinic:, and below it name, phone, hours, address and emergency_number",
    "codes": "codes: {icd-10-cm: [G43.709]}",
    "definition": "definition: One plain sentence.",
    "description": "description: What the site is for.",
    "emergency": "emergency:, and below it a line for each language: en: Trouble breathing",
    "emergency_number": "emergency_number: 911",
    "folder": "folder: side-effects",
    "hours": "hours: Monday to Friday, 9am to 5pm",
    "id": "id: smith-2020",
    "key_points": "key_points:, and below it two to four lines that start with a hyphen and a space",
    "name": "name: Example Clinic",
    "next": "next: 2028-08-06",
    "on": "on: 2026-08-06",
    "phone": "phone: 555-0100",
    "review": "review: pending",
    "sections": "sections:, and below it lines such as - folder: side-effects",
    "summary": "summary: What this page is for.",
    "term": "term: aura",
    "title": "title: What to expect",
    "type": "type: article-journal",
}
