package org.chimerapool.deployment.log;

import java.util.Map;

/// What a line of a machine means beyond its text.
public sealed interface AgentEvent {

  record StepStarted(int tries) implements AgentEvent {}

  record StepDone() implements AgentEvent {}

  record StepSkipped() implements AgentEvent {}

  /// It is not for such a machine.
  record StepLeftOut() implements AgentEvent {}

  record StepFailed(int code) implements AgentEvent {}

  record UndoStarted() implements AgentEvent {}

  record Undone() implements AgentEvent {}

  record UndoFailed(int code) implements AgentEvent {}

  /// @param part of the step that is done, 0 to 1
  record Progress(double part) implements AgentEvent {}

  /// Something was measured.
  ///
  /// @param unit may be empty
  record Figure(String name, double value, String unit) implements AgentEvent {}

  record Context(Map<String, String> facts) implements AgentEvent {}

  /// The machine or the script started again in the middle.
  record Resumed() implements AgentEvent {}

  /// The machine had lost the end of its log, and goes on behind what the console has.
  ///
  /// @param from place of this line's first byte in the whole log
  record Joined(long from) implements AgentEvent {}

  /// The machine waits for something of its own, such as its package manager.
  record Busy() implements AgentEvent {}

  record Result(Outcome outcome, boolean notUndone, String words) implements AgentEvent {}

  /// @param lines before this one
  /// @param bytes before this line
  /// @param sha256 over those bytes from where the log was last joined, in hex
  record End(long lines, long bytes, String sha256) implements AgentEvent {}

  enum Outcome {
    SUCCEEDED,
    FAILED,
    CANCELLED
  }
}
