"""Forbid the reading process and all it starts the system calls that reading never needs: above all the network.

A filter in the kernel's own small language (seccomp, Linux): a forbidden call fails with EPERM, so that a library
that merely tries one goes on.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys

PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
RET_ALLOW, RET_ERRNO = 0x7FFF0000, 0x00050000
LOAD, JUMP_EQUAL, JUMP_GREATER_EQUAL, RETURN = 0x20, 0x15, 0x35, 0x06
OFFSET_NUMBER, OFFSET_ARCH = 0, 4

# Kernel's name of the architecture, first number of a foreign calling convention, and the numbers of: socket,
# socketpair, connect, bind, listen, ptrace, mount, umount2, reboot, init_module, finit_module, kexec_load, bpf,
# unshare, setns, keyctl, add_key, process_vm_readv, process_vm_writev, perf_event_open, userfaultfd, io_uring_setup.
FORBIDDEN = {
    "x86_64": (
        0xC000003E,
        0x40000000,
        (41, 53, 42, 49, 50, 101, 165, 166, 169, 175, 313, 246, 321, 272, 308, 250, 248, 310, 311, 298, 323, 425),
    ),
    "aarch64": (
        0xC00000B7,
        0x40000000,
        (198, 199, 203, 200, 201, 117, 40, 39, 142, 105, 273, 104, 280, 97, 268, 219, 217, 270, 271, 241, 282, 425),
    ),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def forbid_system_calls() -> bool:
    """Install the filter for good; ``False`` where the system or processor has none. Needs PR_SET_NO_NEW_PRIVS."""
    known = FORBIDDEN.get(platform.machine())
    if known is None or not sys.platform.startswith("linux"):
        return False
    arch, foreign, numbers = known
    deny = RET_ERRNO | errno.EPERM
    steps = [
        (LOAD, 0, 0, OFFSET_ARCH),
        (JUMP_EQUAL, 1, 0, arch),
        (RETURN, 0, 0, deny),
        (LOAD, 0, 0, OFFSET_NUMBER),
        (JUMP_GREATER_EQUAL, 0, 1, foreign),
        (RETURN, 0, 0, deny),
    ]
    for number in numbers:
        steps += [(JUMP_EQUAL, 0, 1, number), (RETURN, 0, 0, deny)]
    steps.append((RETURN, 0, 0, RET_ALLOW))
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
    try:
        call = ctypes.CDLL(None, use_errno=True).prctl
    except (OSError, AttributeError):
        return False
    return bool(call(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)
