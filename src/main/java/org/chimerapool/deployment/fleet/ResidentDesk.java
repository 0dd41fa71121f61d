package org.chimerapool.deployment.fleet;

import java.net.URI;

/// What the agents that live on machines ask of the console. Everything in it comes from strangers
/// until a token or a signature was checked.
///
/// Each answer is an envelope: `sig ` and a signature in Base64 on the first line, then the text
/// that it signs. That text names the machine and the stamp of the request that it answers, so that
/// no answer can be given twice or to another machine; an empty line ends its head, and what
/// follows is what was asked for.
public interface ResidentDesk {

  /// The agent's program, the same for everyone, with the console's address and public key in it.
  String program(URI console);

  /// Lets a machine in that has a token and shows a key.
  ///
  /// @param claim signed with that key; its target is 0
  /// @param body lines of `word value`
  /// @throws RefusedAgentException when the token or the signature is not good
  Enrolled enrol(String token, Claim claim, byte[] body);

  /// Checks who asks, before anything else of the request is read.
  ///
  /// @throws RefusedAgentException when it is no machine of the fleet, or its signature is not good
  Caller caller(Claim claim);

  /// How the machine is, against what is to be done.
  String poll(Caller caller, byte[] body, URI console);

  /// The checks and repairs that hold for the machine.
  String checks(Caller caller);

  /// The script of a run, which the machine takes by it.
  String run(Caller caller, byte[] body, URI console);

  /// Takes a diagnostic bundle that was asked for.
  String bundle(Caller caller, long bundle, byte[] body);

  /// The machine leaves by itself.
  String leave(Caller caller);

  /// A machine that has come in.
  ///
  /// @param answer for the machine
  record Enrolled(long target, String name, String code, String answer) {}

  /// A machine that has proven itself; made by [#caller] only.
  ///
  /// @param accepted false while it waits for a decision
  record Caller(Claim claim, boolean accepted) {

    /// @throws RefusedAgentException when these are not the bytes that were signed
    byte[] read(byte[] body) {
      if (!Keys.hex(Keys.sha256(body)).equals(claim.bodySha256())) {
        throw new RefusedAgentException(
            RefusedAgentException.Why.UNFIT, "the body is not the one that was signed");
      }
      return body;
    }
  }
}
