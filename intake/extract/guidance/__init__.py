"""Printed guidance: what a form prints to explain itself, told from labels and answers and left out.

In comes a sheet as it was laid out, out comes the sheet that somebody filled in. Everything after this room sees a form
without guidance, so that guidance is nobody's value, breaks no label from its answer, and hides no answer behind it.
"""
