"""Adam on 1/2 ||w2 W1 - A||^2 as one writes it in NumPy: whole arrays, no buffers kept, nothing fused.

    numpy_adam.py FOLDER BETA1 BETA2 XI

FOLDER holds A.npy, w2.npy, W1.npy. Says its name, then answers each line of the input with one line; see
PythonContestant.java.
"""

import platform
import sys
import time

import numpy as np

folder, (beta1, beta2, xi) = sys.argv[1], map(float, sys.argv[2:5])
A, w2_start, W1_start = (np.load(f"{folder}/{name}.npy") for name in ("A", "w2", "W1"))


def restart():
    global t, w2, W1, m1, v1, m2, v2
    t, w2, W1 = 0, w2_start, W1_start
    m1 = v1 = np.zeros_like(W1)
    m2 = v2 = np.zeros_like(w2)


def step():
    global t, w2, W1, m1, v1, m2, v2
    t += 1
    E = w2 @ W1 - A
    g1 = np.outer(w2, E)
    g2 = W1 @ E
    m1 = beta1 * m1 + (1 - beta1) * g1
    v1 = beta2 * v1 + (1 - beta2) * g1**2
    m2 = beta1 * m2 + (1 - beta1) * g2
    v2 = beta2 * v2 + (1 - beta2) * g2**2
    c1 = 1 - beta1**t
    c2 = 1 - beta2**t
    W1 = W1 - eta * (m1 / c1) / (np.sqrt(v1 / c2) + xi)
    w2 = w2 - eta * (m2 / c1) / (np.sqrt(v2 / c2) + xi)


print(f"NumPy {np.__version__}, Python {platform.python_version()}", flush=True)
for line in sys.stdin:
    word, *numbers = line.split()
    if word == "restart":
        eta = float(numbers[0])
        restart()
        print("done", flush=True)
    elif word == "nanos":
        start = time.process_time_ns()
        for _ in range(int(numbers[0])):
            step()
        print(time.process_time_ns() - start, flush=True)
    elif word == "w2":
        print(*(repr(float(x)) for x in w2), flush=True)
