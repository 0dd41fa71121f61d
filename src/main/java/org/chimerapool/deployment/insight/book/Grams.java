package org.chimerapool.deployment.insight.book;

import java.util.function.LongConsumer;

/// Different numbers other than 0, each once; without an object for each.
final class Grams {

  private long[] slots = new long[1 << 12];
  private int size;

  int size() {
    return size;
  }

  void add(long gram) {
    int at = slot(slots, gram);
    if (slots[at] == 0) {
      slots[at] = gram;
      size++;
      if (size * 2 > slots.length) {
        grow();
      }
    }
  }

  void forEach(LongConsumer reader) {
    for (long gram : slots) {
      if (gram != 0) {
        reader.accept(gram);
      }
    }
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    forEach(gram -> larger[slot(larger, gram)] = gram);
    slots = larger;
  }

  private static int slot(long[] slots, long gram) {
    int at = (int) LineFilter.mixed(gram) & (slots.length - 1);
    while (slots[at] != 0 && slots[at] != gram) {
      at = (at + 1) & (slots.length - 1);
    }
    return at;
  }
}
