package org.chimerapool.stratum.guard;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.chimerapool.pool.ban.BanBook;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Guards for tests.
public final class TestGuard {

  private TestGuard() {}

  /// The settings with their defaults, but for those given as name and value in turn. This host is
  /// a stranger like any other.
  public static GuardSettings settings(String... changed) {
    Map<String, String> values = new TreeMap<>();
    values.put("guard.trust-loopback", "false");
    for (int i = 0; i < changed.length; i += 2) {
      values.put("guard." + changed[i], changed[i + 1]);
    }
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("guard", GuardSettings.class);
  }

  public static Guard with(GuardSettings settings, BasicLimits basics, Clock clock) {
    return new Guard(settings, basics, new BanBook(clock), clock);
  }

  /// Lets a connection without a socket in, as if it came from 203.0.113.7.
  public static Visit admit(Guard guard, Channel channel) {
    return admit(guard, channel, "203.0.113.7");
  }

  public static Visit admit(Guard guard, Channel channel, String address) {
    if (guard.arrive(InetAddress.ofLiteral(address)) instanceof Visit visit) {
      visit.attach(channel);
      return visit;
    }
    throw new IllegalStateException("the guard turned " + address + " away");
  }

  /// @param connections in all and from one address
  public static BasicLimits basics(int connections, int perAddress) {
    return new BasicLimits(
        8192, 256 * 1024, connections, perAddress, Duration.ofSeconds(2), Duration.ofMinutes(1), 3);
  }
}
