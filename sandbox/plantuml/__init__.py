"""A stand-in for a PlantUML server on loopback, for the demo and the tests: it draws simple sequence diagrams only."""

from sandbox.plantuml.running import RunningPlantUml, start

__all__ = ["RunningPlantUml", "start"]
