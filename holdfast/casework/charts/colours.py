"""The colours, shapes and letters of pictures, told without the library that draws most of them."""

from holdfast.casework.charts.reading import Delivery

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
INK, QUIET, HAIR, TEAL, RED = "#0b0c0c", "#484949", "#e3e8e8", "#0b5c5c", "#a8281a"
SHADE = "#fcf1d6"
BANDS = ("#ffffff", "#eff3f3", "#e2e9e9", "#d2dcdc")  # mildest to worst
VOICES = {  # colour, shape, dash: told apart without colour, and in black and white
    "Parent": ("#0067a5", "circle", [1, 0]),
    "Child": ("#b84a00", "triangle-up", [6, 3]),
    "Teacher": ("#00694f", "square", [2, 2]),
    "Family": ("#8b4789", "diamond", [8, 2, 2, 2]),
    "Practitioner": ("#3d3d3d", "triangle-down", [4, 4]),
    "Somebody else": ("#6b5b00", "cross", [1, 3]),
}
HALF = "M0,-1A1,1,0,1,1,0,1A1,1,0,1,1,0,-1ZM0,-0.7A0.7,0.7,0,0,0,0,0.7Z"
CROSS = (
    "M-0.9,-0.6L-0.6,-0.9L0,-0.3L0.6,-0.9L0.9,-0.6L0.3,0L0.9,0.6L0.6,0.9L0,0.3L-0.6,0.9L-0.9,0.6"
    "L-0.3,0Z"
)
MARKS = {
    Delivery.DELIVERED.capitalize(): (TEAL, "circle"),
    Delivery.ADAPTED.capitalize(): (TEAL, HALF),
    Delivery.MISSED.capitalize(): (RED, CROSS),
}
NARROW = 560  # pixels: under this the margins give way to the plot
