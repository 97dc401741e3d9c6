// What we use of maxGraph to read and draw a diagram, and DOMPurify for the HTML in its labels.
export { default as DOMPurify } from "dompurify";
export {
  BaseGraph, ModelXmlSerializer, Shape, ShapeRegistry, SwimlaneShape,
  registerDefaultEdgeMarkers, registerDefaultEdgeStyles, registerDefaultPerimeters, registerDefaultShapes,
} from "@maxgraph/core";
