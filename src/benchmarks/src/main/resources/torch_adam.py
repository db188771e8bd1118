"""torch.optim.Adam on 1/2 ||w2 W1 - A||^2.

    torch_adam.py FOLDER BETA1 BETA2 XI autograd|formula|fused

autograd: as one uses the library. formula: gradients by their formula, which spares the graph. fused: that, and Adam's
single kernel in C++ instead of whole-array operations. Says its name, then answers each line of the input with one line;
see PythonContestant.java.
"""

import sys
import time

import numpy as np
import torch

folder, (beta1, beta2, xi), form = sys.argv[1], map(float, sys.argv[2:5]), sys.argv[5]
torch.set_num_threads(1)
torch.set_grad_enabled(form == "autograd")
A, w2_start, W1_start = (torch.from_numpy(np.load(f"{folder}/{name}.npy")) for name in ("A", "w2", "W1"))


def restart(eta):
    global w2, W1, adam
    w2, W1 = w2_start.clone().requires_grad_(), W1_start.clone().requires_grad_()
    chosen = {"fused": True} if form == "fused" else {}
    adam = torch.optim.Adam([W1, w2], lr=eta, betas=(beta1, beta2), eps=xi, **chosen)


def step():
    E = w2 @ W1 - A
    if form == "autograd":
        adam.zero_grad()
        (0.5 * (E @ E)).backward()
    else:
        W1.grad = torch.outer(w2, E)
        w2.grad = W1 @ E
    adam.step()


restart(0.0)
step()
print(f"torch {torch.__version__}, optim.Adam, {form}", flush=True)
for line in sys.stdin:
    word, *numbers = line.split()
    if word == "restart":
        restart(float(numbers[0]))
        print("done", flush=True)
    elif word == "nanos":
        start = time.process_time_ns()
        for _ in range(int(numbers[0])):
            step()
        print(time.process_time_ns() - start, flush=True)
    elif word == "w2":
        print(*(repr(x) for x in w2.tolist()), flush=True)
