package org.chimerapool.deployment.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is new in bytes that a machine sent.
///
/// @param lines new ones, in order
/// @param next where the log stands when these are kept
/// @param verdict on the log as a whole
/// @param joined where the log begins that the machine still has, if that became known
public record Batch(
    List<AgentLine> lines, LogPosition next, Verdict verdict, Optional<LogPosition> joined) {

  public enum Verdict {
    /// There is more to come.
    GOING_ON,
    /// The machine's count and checksum agree.
    COMPLETE,
    /// They do not.
    DIFFERENT
  }

  private static final int LONGEST_LINE = 65_536;

  public static Batch nothing(LogPosition now, Verdict verdict) {
    return new Batch(List.of(), now, verdict, Optional.empty());
  }

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
      return nothing(now, Verdict.GOING_ON);
    }
    int at = (int) known;
    if (at > 0 && bytes[at - 1] != '\n') {
      throw new UnfitBatchException("byte %d is not the start of a line".formatted(now.offset()));
    }
    return new Reading(now, bytes, at).toTheEnd();
  }

  /// The bytes of one batch, read line by line.
  private static final class Reading {

    private final byte[] bytes;
    private final int first;
    private final List<AgentLine> lines = new ArrayList<>();
    private LogPosition kept;
    private Optional<LogPosition> joined = Optional.empty();

    /// The checksum reaches to here, and this many lines.
    private int summed;

    private int counted;

    Reading(LogPosition now, byte[] bytes, int first) {
      this.kept = now;
      this.bytes = bytes;
      this.first = first;
      this.summed = first;
    }

    Batch toTheEnd() {
      int at = first;
      for (int end = newline(at); end >= 0; end = newline(at)) {
        AgentLine line = line(at, end);
        if (line.event().orElse(null) instanceof AgentEvent.Joined(long from)) {
          join(at, from);
        }
        if (line.event().orElse(null) instanceof AgentEvent.End last) {
          LogPosition before = upTo(at);
          lines.add(line);
          return ended(before, last, end + 1 - at);
        }
        lines.add(line);
        at = end + 1;
      }
      if (at == first && bytes.length - at > LONGEST_LINE) {
        throw new UnfitBatchException("expected lines of at most %d bytes".formatted(LONGEST_LINE));
      }
      return new Batch(List.copyOf(lines), upTo(at), Verdict.GOING_ON, joined);
    }

    private AgentLine line(int at, int end) {
      if (end - at > LONGEST_LINE) {
        throw new UnfitBatchException(
            "expected lines of at most %d bytes, got %d".formatted(LONGEST_LINE, end - at));
      }
      String json = new String(bytes, at, end - at, StandardCharsets.UTF_8);
      return LineReader.read(json, kept.seq() + lines.size() - counted);
    }

    /// From here on the checksum is over what the machine still has.
    private void join(int at, long from) {
      LogPosition here = upTo(at);
      if (from != here.offset()) {
        throw new UnfitBatchException(
            "expected the log to be joined at byte %d, not at %d".formatted(here.offset(), from));
      }
      kept = new LogPosition(here.offset(), here.seq(), LogPosition.START.digest());
      joined = Optional.of(kept);
      summed = at;
      counted = lines.size();
    }

    private LogPosition upTo(int at) {
      return kept.after(bytes, summed, at - summed, lines.size() - counted);
    }

    private Batch ended(LogPosition before, AgentEvent.End last, int length) {
      boolean agreed =
          last.bytes() == before.offset()
              && last.lines() == before.seq() - 1
              && last.sha256().equals(before.sha256());
      LogPosition after =
          new LogPosition(before.offset() + length, before.seq() + 1, before.digest());
      return new Batch(
          List.copyOf(lines), after, agreed ? Verdict.COMPLETE : Verdict.DIFFERENT, joined);
    }

    private int newline(int from) {
      for (int i = from; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          return i;
        }
      }
      return -1;
    }
  }
}
