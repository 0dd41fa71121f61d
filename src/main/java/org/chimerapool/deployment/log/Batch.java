package org.chimerapool.deployment.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What is new in bytes that a machine sent.
///
/// @param lines new ones, in order
/// @param next where the log stands when these are kept
/// @param verdict on the log as a whole
public record Batch(List<AgentLine> lines, LogPosition next, Verdict verdict) {

  public enum Verdict {
    /// There is more to come.
    GOING_ON,
    /// The machine's count and checksum agree.
    COMPLETE,
    /// They do not: everything must be sent again.
    DIFFERENT
  }

  private static final int LONGEST_LINE = 65_536;

  /// Reads what continues the log. Bytes that are kept already are passed over; bytes that begin
  /// beyond the end are not taken at all, and the answer tells from where they are wanted.
  ///
  /// @param offset place of the first byte in the machine's log
  /// @throws UnfitBatchException when the bytes are not lines that fit
  public static Batch read(LogPosition now, long offset, byte[] bytes) {
    if (offset < 0) {
      throw new UnfitBatchException("expected an offset of 0 or more, got " + offset);
    }
    long known = now.offset() - offset;
    if (known < 0 || known >= bytes.length) {
      return new Batch(List.of(), now, Verdict.GOING_ON);
    }
    int at = (int) known;
    if (at > 0 && bytes[at - 1] != '\n') {
      throw new UnfitBatchException("byte %d is not the start of a line".formatted(now.offset()));
    }
    LogPosition position = now;
    List<AgentLine> lines = new ArrayList<>();
    for (int end = newline(bytes, at); end >= 0; end = newline(bytes, at)) {
      if (end - at > LONGEST_LINE) {
        throw new UnfitBatchException(
            "expected lines of at most %d bytes, got %d".formatted(LONGEST_LINE, end - at));
      }
      AgentLine line =
          LineReader.read(
              new String(bytes, at, end - at, StandardCharsets.UTF_8), now.seq() + lines.size());
      if (line.event().orElse(null) instanceof AgentEvent.End last) {
        position = now.after(bytes, (int) known, at - (int) known, lines.size());
        lines.add(line);
        return ended(lines, position, last, end + 1 - at);
      }
      lines.add(line);
      at = end + 1;
    }
    if (at == known && bytes.length - at > LONGEST_LINE) {
      throw new UnfitBatchException("expected lines of at most %d bytes".formatted(LONGEST_LINE));
    }
    position = now.after(bytes, (int) known, at - (int) known, lines.size());
    return new Batch(List.copyOf(lines), position, Verdict.GOING_ON);
  }

  private static Batch ended(
      List<AgentLine> lines, LogPosition before, AgentEvent.End last, int length) {
    boolean agreed =
        last.bytes() == before.offset()
            && last.lines() == before.seq() - 1
            && last.sha256().equals(before.sha256());
    LogPosition after =
        new LogPosition(before.offset() + length, before.seq() + 1, before.digest());
    return agreed
        ? new Batch(List.copyOf(lines), after, Verdict.COMPLETE)
        : new Batch(List.of(), LogPosition.START, Verdict.DIFFERENT);
  }

  private static int newline(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
