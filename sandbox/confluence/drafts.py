"""The edit screen's form: what stands in it, and what each of its buttons does."""

from collections.abc import Mapping
from dataclasses import replace

from werkzeug.datastructures import MultiDict

from sandbox.confluence.autoconvert import convert
from sandbox.confluence.descriptor import Descriptor
from sandbox.confluence.pages import Block, Macro, Page


def read_draft(form: MultiDict[str, str], page: Page) -> Page:
    """The page as the form has it; `block` names the blocks in order, each field begins with its block's name."""
    return replace(
        page,
        title=form.get("title", "").strip() or "Untitled",
        blocks=tuple(_block(form, name) for name in form.getlist("block")),
    )


def apply(action: str, draft: Page, *, link: str, descriptor: Descriptor | None) -> Page:
    """The draft after a button: `add-text`, `add-macro:<key>`, `insert-link`, `remove:<n>`, `up:<n>`, `down:<n>`."""
    verb, _, operand = action.partition(":")
    blocks = list(draft.blocks)
    if verb == "add-text":
        blocks.append("")
    elif verb == "add-macro":
        blocks.append(Macro(key=operand, parameters={}))
    elif verb == "insert-link" and link.strip():
        blocks.append(convert(link.strip(), descriptor) or link.strip())
    elif verb in ("remove", "up", "down") and operand.isdecimal() and int(operand) < len(blocks):
        position = int(operand)
        block = blocks.pop(position)
        if verb != "remove":
            blocks.insert(max(position - 1, 0) if verb == "up" else position + 1, block)
    return replace(draft, blocks=tuple(blocks))


def _block(form: Mapping[str, str], name: str) -> Block:
    if f"{name}.macro" not in form:
        return form.get(f"{name}.text", "").replace("\r\n", "\n")
    prefix = f"{name}.parameter."
    parameters = {
        field.removeprefix(prefix): value for field, value in form.items() if field.startswith(prefix) and value
    }
    return Macro(key=form[f"{name}.macro"], id=form[f"{name}.id"], parameters=parameters)
