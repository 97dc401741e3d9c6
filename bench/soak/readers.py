"""Readers who look at one include after the other, and at all of what comes."""

import html
import random
import re
import threading
import time
from dataclasses import dataclass, field

import requests

from bench.soak.diary import CALM, Diary
from bench.soak.faults import Fault, World
from bench.soak.includes import INCLUDES, PEOPLE, Include, Person, fault_of
from tests.e2e.visits import MACRO

PAUSE_SECONDS = 0.1
LONGEST_SECONDS = 30
AFTERWARDS_SECONDS = 8  # in which what a fault has begun may still end
REFRESHED = 0.1  # of all visits
STATE, TICKET = re.compile(r'data-state="([^"]*)"'), re.compile(r'data-ticket="([^"]*)"')


@dataclass
class Now:
    """What goes wrong at the moment, and since when something was over that may take others with it."""

    fault: Fault | None = None
    away_until: float = 0.0
    loses_until: float = 0.0
    is_over: threading.Event = field(default_factory=threading.Event)

    def begin(self, fault: Fault) -> None:
        """From now on this goes wrong."""
        self.fault = fault
        self.away_until = float("inf") if fault.is_away else self.away_until
        self.loses_until = float("inf") if fault.loses else self.loses_until

    def end(self) -> None:
        """It is over; what it has begun may take a while."""
        ended = time.monotonic() + AFTERWARDS_SECONDS
        self.away_until, self.loses_until = min(self.away_until, ended), min(self.loses_until, ended)
        self.fault = None


class Reader(threading.Thread):
    """One connection, and everybody who shares it."""

    def __init__(self, world: World, now: Now, diary: Diary) -> None:
        super().__init__(daemon=True)
        self._world, self._now, self._diary = world, now, diary
        self._session = requests.Session()

    def run(self) -> None:
        """Look at things until it is over."""
        while not self._now.is_over.wait(PAUSE_SECONDS):
            try:
                self.look(random.choice(PEOPLE), random.choice(INCLUDES))
            except Exception as error:  # a fault of the soak itself must not end it without a word
                self._diary.accuse(f"the soak: {error!r}")

    def look(self, person: Person, include: Include, *, is_calm: bool = False) -> None:
        """One visit, now and then followed by asking Bitbucket anew."""
        site = self._world.sandbox.confluence.sites[person.site]
        address = self._world.sandbox.confluence.sign_page_url(site, person.user, MACRO, {"link": include.link})
        text = self._ask(person, include, "GET", address, is_calm=is_calm)
        if text and person.user != "anonymous" and random.random() < REFRESHED:
            ticket = html.unescape(TICKET.findall(text)[0])
            self._ask(
                person, include, "POST", f"{self._world.sandbox.app_url}/api/render",
                {"ticket": ticket, "refresh": True}, is_calm=is_calm,
            )  # fmt: skip

    def _ask(
        self, person: Person, include: Include, method: str, address: str, body: object = None, *, is_calm: bool
    ) -> str | None:
        """The page, or the fragment, if there is one."""
        fault = self._now.fault
        meanwhile = fault.name if fault else CALM
        where = f"{method} {include.link} for {person.user} of site {person.site} while {meanwhile}"
        headers = {}
        if body:
            site = self._world.sandbox.confluence.sites[person.site]
            headers["Authorization"] = f"JWT {self._world.sandbox.confluence.context_token(site, person.user)}"
        started = time.monotonic()
        try:
            response = self._session.request(method, address, json=body, headers=headers, timeout=LONGEST_SECONDS)
        except requests.RequestException as error:
            self._diary.note(meanwhile, "lost", time.monotonic() - started)
            if not started < self._now.loses_until:
                self._diary.accuse(f"{where}: {type(error).__name__}")
            return None
        status, seconds = response.status_code, time.monotonic() - started
        if status != requests.codes.ok:
            self._diary.note(meanwhile, str(status), seconds)
            if not (status == requests.codes.service_unavailable and started < self._now.away_until):
                self._diary.accuse(f"{where}: status {status}")
            return None
        text = response.json()["html"] if body else response.text
        states = STATE.findall(text)
        self._diary.note(meanwhile, states[0] if states else "no state", seconds)
        if found := fault_of(person, include, states[0] if states else "", text, is_calm=is_calm):
            self._diary.accuse(f"{where}: {found}")
        return str(text)
