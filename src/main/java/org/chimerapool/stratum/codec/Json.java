package org.chimerapool.stratum.codec;

import java.util.List;
import java.util.Map;

/// A JSON value as miners send it.
public sealed interface Json {

  record Text(String value) implements Json {}

  /// @param raw the number as it was written
  record Num(String raw) implements Json {

    /// The value rounded to a double; may be infinite.
    public double toDouble() {
      return Double.parseDouble(raw);
    }
  }

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  record Array(List<Json> items) implements Json {}

  record Obj(Map<String, Json> members) implements Json {}
}
