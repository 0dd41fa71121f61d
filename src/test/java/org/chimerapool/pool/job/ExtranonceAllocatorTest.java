package org.chimerapool.pool.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtranonceAllocatorTest {

  private static final int ALL = 1 << 24;

  @Test
  void givesValuesInTurnAfterTheInstance() {
    ExtranonceAllocator allocator = new ExtranonceAllocator(0xab, 0xfffffe);

    assertThat(lease(allocator)).isEqualTo("abfffffe");
    assertThat(lease(allocator)).isEqualTo("abffffff");
    assertThat(lease(allocator)).isEqualTo("ab000000");
  }

  @Test
  void skipsValuesThatAreInUse() {
    ExtranonceAllocator allocator = new ExtranonceAllocator(0, 0xffffff);
    byte[] last = allocator.lease().orElseThrow();
    assertThat(lease(allocator)).isEqualTo("00000000");
    allocator.release(last);

    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      assertThat(seen.add(lease(allocator))).isTrue();
    }
    assertThat(seen).doesNotContain("00000000");
  }

  @Test
  void doesNotReuseReleasedValueAtOnce() {
    ExtranonceAllocator allocator = new ExtranonceAllocator(1, 5);
    byte[] released = allocator.lease().orElseThrow();
    allocator.release(released);

    assertThat(allocator.lease().orElseThrow()).isNotEqualTo(released);
  }

  @Test
  void givesNothingWhenAllAreInUseAndTheReleasedOneAfterThat() {
    ExtranonceAllocator allocator = new ExtranonceAllocator(9, 77);
    int given = 0;
    while (given < ALL && allocator.lease().isPresent()) {
      given++;
    }
    assertThat(given).isEqualTo(ALL);
    assertThat(allocator.lease()).isEmpty();

    allocator.release(new byte[] {9, 1, 2, 3});
    assertThat(lease(allocator)).isEqualTo("09010203");
    assertThat(allocator.lease()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 256})
  void refusesInstanceThatIsNoByte(int instance) {
    assertThatThrownBy(() -> new ExtranonceAllocator(instance))
        .hasMessageContaining("between 0 and 255, not " + instance);
  }

  private static String lease(ExtranonceAllocator allocator) {
    return HexFormat.of().formatHex(allocator.lease().orElseThrow());
  }
}
