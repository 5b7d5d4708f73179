"""Regimes as code: rules of law with their sources, and a verdict over the facts of an issue.

`rules` reads the rules from ``law/*.yaml``, one file per instrument of law. `facts` reads a file of facts. `classify`
gives a verdict: the duties, at most one lead lane, what bars the issue, who may hold, and the weakest source.
`matrix` gives the verdict of every holder, product, lane and channel. `dock` reads a docking list.

No rule here was reviewed by counsel, and no rule is held as a primary text. A verdict warns; a person decides.
"""
