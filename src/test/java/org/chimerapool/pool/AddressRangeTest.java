package org.chimerapool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "203.0.113.7/32, 203.0.113.7",
    "203.0.113.77/24, 203.0.113.0/24",
    "203.0.113.200/25, 203.0.113.128/25",
    "0.0.0.0/0, 0.0.0.0/0",
    "2001:db8:1:2:3::4/64, 2001:db8:1:2:0:0:0:0/64",
    "2001:db8::1, 2001:db8:0:0:0:0:0:1",
    "::ffff:203.0.113.7, 203.0.113.7",
    "' 10.1.2.3/8 ', 10.0.0.0/8"
  })
  void readsWhatIsWritten(String text, String range) {
    assertThat(AddressRange.parse(text)).hasToString(range);
    assertThat(AddressRange.parse(range)).isEqualTo(AddressRange.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "pool.example",
        "1.2.3",
        "1.2.3.4/",
        "1.2.3.4/x",
        "1.2.3.4/33",
        "1.2.3.4/-1",
        "2001:db8::/129",
        "fe80::1%eth0",
        "1.2.3.4/24/8",
        "::ffff:1.2.3.4/96"
      })
  void refusesEverythingElse(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24, 203.0.113.255, true",
    "203.0.113.0/24, 203.0.114.0, false",
    "203.0.113.128/25, 203.0.113.127, false",
    "0.0.0.0/0, 9.9.9.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 9.9.9.9, false",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true"
  })
  void knowsWhatLiesWithin(String range, String address, boolean within) {
    assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
        .isEqualTo(within);
  }

  @Test
  void takesAWholeCustomerNetworkForOneSourceInIpv6Only() {
    assertThat(AddressRange.sourceOf(InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6")))
        .isEqualTo(AddressRange.sourceOf(InetAddress.ofLiteral("2001:db8:1:2:ffff::1")))
        .isNotEqualTo(AddressRange.sourceOf(InetAddress.ofLiteral("2001:db8:1:3::1")))
        .hasToString("2001:db8:1:2:0:0:0:0/64");
    assertThat(AddressRange.sourceOf(InetAddress.ofLiteral("203.0.113.7")))
        .hasToString("203.0.113.7");
  }
}
