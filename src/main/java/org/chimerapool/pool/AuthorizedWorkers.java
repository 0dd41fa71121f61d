package org.chimerapool.pool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chimerapool.kernel.WorkerName;
import org.jspecify.annotations.Nullable;

/// Who mines over one connection, by the name as it was sent. Belongs to the connection's thread.
final class AuthorizedWorkers {

  private final Map<String, WorkerName> byName = new LinkedHashMap<>();

  boolean isEmpty() {
    return byName.isEmpty();
  }

  int size() {
    return byName.size();
  }

  boolean contains(String user) {
    return byName.containsKey(user);
  }

  void add(String user, WorkerName name) {
    byName.put(user, name);
  }

  List<WorkerName> all() {
    return List.copyOf(byName.values());
  }

  /// The worker of that name. Some devices authorize the whole name and submit what they have kept
  /// of it: a name of exactly that length stands for the first that begins with it, as long as the
  /// address is whole.
  ///
  /// @param kept characters of a name that the device keeps, 0 where all of them
  @Nullable WorkerName find(String user, int kept) {
    WorkerName name = byName.get(user);
    if (name != null || kept == 0 || user.length() != kept) {
      return name;
    }
    for (Map.Entry<String, WorkerName> worker : byName.entrySet()) {
      if (worker.getKey().startsWith(user) && worker.getValue().address().length() < kept) {
        return worker.getValue();
      }
    }
    return null;
  }

  /// Whether some name is longer than the device keeps.
  boolean isAnyLongerThan(int kept) {
    return kept > 0 && byName.keySet().stream().anyMatch(user -> user.length() > kept);
  }
}
