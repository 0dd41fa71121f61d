package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ForwardedRequestsTest {

  private final ForwardedRequests filter =
      new ForwardedRequests(new WebSettings(List.of("10.0.0.0/8", "::1")));

  @ParameterizedTest
  @CsvSource({
    "10.1.1.1, '203.0.113.9', 203.0.113.9",
    "10.1.1.1, '198.51.100.1, 203.0.113.9', 203.0.113.9",
    "10.1.1.1, '198.51.100.1, 203.0.113.9, 10.2.2.2', 203.0.113.9",
    "10.1.1.1, '127.0.0.1, 203.0.113.9', 203.0.113.9",
    "10.1.1.1, 'localhost', 10.1.1.1",
    "10.1.1.1, '203.0.113.9, evil\"', 10.1.1.1",
    "10.1.1.1, '', 10.1.1.1",
    "192.0.2.1, '203.0.113.9', 192.0.2.1",
    "::1, '2001:db8::5', 2001:db8::5"
  })
  void takesAProxysWordOnlyWhereItIsTrusted(String peer, String header, String seen)
      throws Exception {
    assertThat(passed(peer, header, "https").getRemoteAddr()).isEqualTo(seen);
  }

  @Test
  void knowsWhetherTheLastMileWasEncrypted() throws Exception {
    assertThat(passed("10.1.1.1", "203.0.113.9", "https").isSecure()).isTrue();
    assertThat(passed("10.1.1.1", "203.0.113.9", "http").isSecure()).isFalse();
    assertThat(passed("192.0.2.1", "203.0.113.9", "https").isSecure()).isFalse();
  }

  private ServletRequest passed(String peer, String header, String proto) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    request.setRemoteAddr(peer);
    request.addHeader("X-Forwarded-For", header);
    request.addHeader("X-Forwarded-Proto", proto);
    MockFilterChain chain = new MockFilterChain();
    filter.doFilter(request, new MockHttpServletResponse(), chain);
    return Objects.requireNonNull(chain.getRequest());
  }
}
