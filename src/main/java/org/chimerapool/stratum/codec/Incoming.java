package org.chimerapool.stratum.codec;

import java.util.List;

/// What came in on one line.
public sealed interface Incoming {

  /// The id of a line that has none, or whose id cannot be told.
  String NO_ID = "null";

  /// @param id as it was written, to be echoed
  /// @param params empty when there are none
  record Request(String id, String method, List<Json> params) implements Incoming {}

  /// An answer to something that the server asked.
  ///
  /// @param text the result where it is a text, otherwise empty
  record Response(String text) implements Incoming {}

  /// @param id as it was written, or [#NO_ID]
  /// @param what was expected, in one short sentence without the stranger's own text
  record Malformed(String id, String what) implements Incoming {}

  /// Nothing but blanks: no fault, and no request either.
  record Blank() implements Incoming {}

  /// More came without a line end than a line may have. Nothing follows.
  record Oversized(int limit) implements Incoming {}
}
