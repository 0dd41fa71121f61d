package org.chimerapool.pool;

import java.util.List;

/// What is known about kinds of mining devices. Stored; an operator may change it, and every
/// session that begins afterwards goes by it.
public interface DeviceRules {

  /// In the order in which they are tried.
  List<DeviceRule> all();

  /// Stores a rule: a new one where its id is 0, otherwise in place of the one with its id. Writes
  /// to the database.
  ///
  /// @return as stored, with its id
  /// @throws IllegalArgumentException where there is no rule with its id
  DeviceRule save(DeviceRule rule);

  /// Takes a rule away; one that is not there is no fault. Writes to the database.
  void delete(long id);

  /// Brings every rule that came with the product back as it came: those that were changed and
  /// those that were deleted. Rules of the operator's own stay. Writes to the database.
  ///
  /// @return how many came back
  int restoreShipped();

  /// The rule for a miner that names itself so, [DeviceRule#OTHER] where none fits. Answers from
  /// memory.
  ///
  /// @param agent hostile text
  DeviceRule match(String agent);
}
