"""The rows of the department's decision table, from which the routine table was made.

Each must be met by an example of the routine table, so that no row is lost when rules are changed. What the rows say is
told by their rules and examples; ``C`` are the checks left to a person, ``F`` the minimum fields, ``K`` the channels
and ``T`` the kinds of requester.
"""

from __future__ import annotations

ROWS: tuple[str, ...] = (
    *("G1", "G2", "G3", "G3b", "G4", "G5", "G5b", "G5c", "G6", "G7", "G8", "G9", "G10"),
    *("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9"),
    *("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10"),
    *("P1", "P2", "P3", "P4", "P5", "P6", "P7"),
    *("S1", "S2", "S3", "S4", "S5", "S6"),
    *("R1", "R3", "R4", "R5", "R6", "R6b", "R7", "R8", "R9", "R10"),
    *("N1", "N2", "N3", "N4", "N5", "N6"),
    *("U1", "U2", "U3", "U4", "U5", "U6", "U7"),
    *("O1", "K1", "K2", "K3", "K4", "K5"),
    *("F.patient_name", "F.identity", "F.examination", "F.examination_date", "F.clinic", "F.doctor", "F.wants"),
    *("F.assumed", "F.return_number"),
    *("C1", "C2", "C3", "C4", "C5", "C6", "C7"),
)
