package org.chimerapool.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/// Who mines: a payout address and the name of one rig, written `address.rig` by miners.
///
/// Both parts come from strangers. The form keeps out control characters and anything outside
/// ASCII, nothing more: whoever shows a name must escape it.
///
/// @param address letters, digits and `:_-`, 1 to 100 characters
/// @param rig printable ASCII without blanks, 0 to 64 characters; empty when the miner named none
public record WorkerName(String address, String rig) {

  public static final int MAX_LENGTH = 165;

  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9:_-]{1,100}");
  private static final Pattern RIG = Pattern.compile("[!-~]{0,64}");

  public WorkerName {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException("an address is 1 to 100 letters, digits or one of : _ -");
    }
    if (!RIG.matcher(rig).matches()) {
      throw new IllegalArgumentException(
          "a rig's name is at most 64 printable ASCII characters without blanks");
    }
  }

  /// Splits at the first dot. Empty where the text cannot be a worker's name.
  public static Optional<WorkerName> parse(String user) {
    if (user.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int dot = user.indexOf('.');
    String address = dot < 0 ? user : user.substring(0, dot);
    String rig = dot < 0 ? "" : user.substring(dot + 1);
    return ADDRESS.matcher(address).matches() && RIG.matcher(rig).matches()
        ? Optional.of(new WorkerName(address, rig))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return rig.isEmpty() ? address : address + "." + rig;
  }
}
