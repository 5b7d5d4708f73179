"""``rwa completion``: a script that completes commands and options in bash, zsh or fish."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Annotated, Any

import typer

from rwa_chain.cli import COMMANDS
from rwa_chain.cli.options import Json, choice, command_app
from rwa_chain.cli.output import Screen

app = command_app()
SHELLS = ("bash", "zsh", "fish")

_BASH = """\
_rwa() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} path="${{COMP_WORDS[1]}} ${{COMP_WORDS[2]}}" words
    if [ "$COMP_CWORD" -eq 1 ]; then
        words="{commands} --help --version"
    else
        case "$path" in
{cases}
        esac
    fi
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    [ ${{#COMPREPLY[@]}} -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
}}
complete -o filenames -F _rwa rwa
"""


@app.command()
def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help="The shell that reads the script.")],
    json: Json = False,
) -> None:
    """Print a completion script: commands, their options, and files where neither fits.

    \b
    Examples:
      rwa completion bash > ~/.local/share/bash-completion/completions/rwa
      rwa completion zsh > ~/.rwa-completion && echo 'source ~/.rwa-completion' >> ~/.zshrc
      rwa completion fish > ~/.config/fish/completions/rwa.fish
    """
    choice("SHELL", shell, list(SHELLS))
    known = dict(_known())
    text = _fish(known) if shell == "fish" else _bash(known)
    if shell == "zsh":
        text = "autoload -Uz compinit bashcompinit && compinit && bashcompinit\n" + text
    if json:
        Screen(json).document({"shell": shell, "script": text})
    else:
        sys.stdout.write(text)


def _known() -> Iterator[tuple[str, list[str]]]:
    """Words after each command, and after each command of a group."""
    from typer.main import get_command

    for name in COMMANDS:
        found: Any = get_command(import_module(f"rwa_chain.cli.{name}").app)
        inner = getattr(found, "commands", {})
        yield name, [*sorted(inner), *_options(found)]
        for each, command in sorted(inner.items()):
            yield f"{name} {each}", _options(command)


def _options(command: Any) -> list[str]:
    own = [option for each in command.params for option in each.opts if option.startswith("--")]
    return sorted({*own, "--help"})


def _bash(known: dict[str, list[str]]) -> str:
    # The longest first: "meter ingest" before "meter".
    ordered = sorted(known, key=lambda each: -each.count(" "))
    cases = "\n".join(f'        "{each}"*) words="{" ".join(known[each])}" ;;' for each in ordered)
    return _BASH.format(commands=" ".join(COMMANDS), cases=cases)


def _fish(known: dict[str, list[str]]) -> str:
    lines = ["complete -c rwa -n __fish_use_subcommand -f"]
    for name, does in COMMANDS.items():
        lines.append(f"complete -c rwa -n __fish_use_subcommand -a {name} -d {_quoted(does)}")
    for path, words in known.items():
        seen = " ; and ".join(f"__fish_seen_subcommand_from {each}" for each in path.split())
        for word in words:
            way = f"-l {word[2:]}" if word.startswith("--") else f"-a {word}"
            lines.append(f"complete -c rwa -n '{seen}' {way}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "\\'") + "'"
