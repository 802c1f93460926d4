"""From a document to its layers: one module or small folder per layer, run in the order of `pipeline.DEFAULT`."""
