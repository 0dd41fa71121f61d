package org.chimerapool.ui.connect;

import java.util.Optional;
import java.util.regex.Pattern;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.pool.PoolId;
import org.chimerapool.ui.kit.ScreenUrl;

/// What somebody wants to connect, as it stands in the page's address. Anything may stand there: a
/// link is sent around, and what it says goes into commands that people paste.
///
/// @param address as typed, at most as long as an address may be
/// @param rig name of the rig, letters, digits, `_` and `-` only
/// @param device id of a recipe; empty until one is chosen
record Wish(Optional<PoolId> pool, String address, String rig, String device, boolean tls) {

  static final Pattern RIG = Pattern.compile("[A-Za-z0-9_-]{0,32}");
  static final String ADDRESS = "address";
  static final String RIG_NAME = "rig";
  static final String DEVICE = "device";
  static final String TLS = "tls";
  private static final int MAX_ADDRESS = 100;

  static Wish of(ScreenUrl url) {
    String address = url.get(ADDRESS).strip();
    String rig = url.get(RIG_NAME);
    return new Wish(
        url.pool(),
        address.length() > MAX_ADDRESS ? address.substring(0, MAX_ADDRESS) : address,
        RIG.matcher(rig).matches() ? rig : "",
        url.get(DEVICE),
        url.get(TLS).equals("1"));
  }

  ScreenUrl on(ScreenUrl url) {
    return url.with(ADDRESS, address)
        .with(RIG_NAME, rig)
        .with(DEVICE, device)
        .with(TLS, tls ? "1" : "");
  }

  /// Empty where the address cannot be one.
  Optional<WorkerName> worker() {
    return WorkerName.parse(address)
        .filter(name -> name.rig().isEmpty())
        .map(name -> new WorkerName(name.address(), rig));
  }
}
