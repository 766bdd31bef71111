"""FreeCAD's Path simulator as a peer: reads one JSON job, then simulates it once for every line of standard input.

Run by freecadcmd with the environment variable MILLWRIGHT_PEER_JOB naming the job file: stockMm [x, y, z], cellMm, radiusMm and moves
[[command, x, y, z, i, j], ...] with Z 0 at the stock top. Answers each line with `done SECONDS`.
"""

import json
import os
import sys
import time

import FreeCAD
import Part
import Path
import PathSimulator

with open(os.environ["MILLWRIGHT_PEER_JOB"], encoding="utf8") as file:
    job = json.load(file)
width, height, thickness = job["stockMm"]


def words(move):
    name, x, y, z, i, j = move
    parameters = {"X": x, "Y": y, "Z": z}
    if name in ("G2", "G3"):
        parameters.update({"I": i, "J": j})
    return Path.Command(name, parameters)


commands = [words(move) for move in job["moves"]]
stock = Part.makeBox(width, height, thickness, FreeCAD.Vector(0, 0, -thickness))
tool = Part.makeCylinder(job["radiusMm"], 40)


def simulate():
    simulator = PathSimulator.PathSim()
    simulator.BeginSimulation(stock, job["cellMm"])
    simulator.SetToolShape(tool, job["cellMm"])
    position = FreeCAD.Placement(FreeCAD.Vector(0, 0, 15), FreeCAD.Rotation())
    for command in commands:
        position = simulator.ApplyCommand(position, command)


print("ready", flush=True)
for _ in sys.stdin:
    began = time.perf_counter()
    simulate()
    print("done", time.perf_counter() - began, flush=True)
