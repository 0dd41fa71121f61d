package org.chimerapool.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.chimerapool.stratum.StratumClient;

/// A rig that mines well and is named so that a careless page would run its name.
final class HostileMiner implements AutoCloseable {

  private final StratumClient client;

  /// Sends one good share, and the same once more, which is refused.
  ///
  /// @param agent and rig without double quotes and backslashes
  HostileMiner(int port, String agent, String address, String rig) throws IOException {
    client = new StratumClient(port);
    String user = address + "." + rig;
    client.subscribe(agent);
    assertThat(client.authorize(user, "x").path("result").asBoolean()).as(user).isTrue();
    client.awaitJob();
    client.takeNews();
    StratumClient.Share share = client.mine(0);
    assertThat(client.submit(user, share).path("result").asBoolean()).as("a share").isTrue();
    assertThat(client.submit(user, share).path("result").asBoolean()).as("again").isFalse();
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
