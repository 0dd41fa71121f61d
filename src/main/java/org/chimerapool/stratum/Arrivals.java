package org.chimerapool.stratum;

import java.util.List;
import org.chimerapool.pool.AddressRange;

/// The latest connections by where they came from, also those that never said a word or were not
/// let in. In memory and bounded: the latest few of each address, of the addresses seen last. May
/// be asked from any thread.
public interface Arrivals {

  /// How many are kept of one address.
  int KEPT = 8;

  /// Those from a range, the newest first. Cheap where the range is one source as
  /// [AddressRange#sourceOf] names it; otherwise every address is looked at.
  List<Arrival> from(AddressRange range);
}
