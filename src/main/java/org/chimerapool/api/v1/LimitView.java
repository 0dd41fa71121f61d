package org.chimerapool.api.v1;

import org.chimerapool.identity.LimitFigures;

/// How one limit of the API and the door is used.
record LimitView(
    String limit, long quota, long windowSeconds, long counted, long granted, long refused) {

  static LimitView of(LimitFigures figures) {
    return new LimitView(
        Names.of(figures.limit()),
        figures.quota(),
        figures.window().toSeconds(),
        figures.counted(),
        figures.granted(),
        figures.refused());
  }
}
