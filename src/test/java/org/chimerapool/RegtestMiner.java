package org.chimerapool;

import java.io.IOException;
import org.chimerapool.stratum.StratumClient;
import tools.jackson.databind.JsonNode;

/// Mines share by share on the newest job and counts what was acknowledged.
final class RegtestMiner implements AutoCloseable {

  private final StratumClient client;
  private final String user;
  private int nonce;
  private long acknowledged;

  RegtestMiner(int port, String user) throws IOException {
    this.client = new StratumClient(port);
    this.user = user;
    client.subscribe("regtest-miner/1");
    client.authorize(user, "x");
    client.awaitJob();
  }

  /// Finds and submits one share; one on a job that has grown stale meanwhile is refused.
  void mine() throws IOException {
    client.takeNews();
    StratumClient.Share share = client.mine(nonce);
    nonce = (int) Long.parseLong(share.nonce(), 16) + 1;
    JsonNode answer = client.submit(user, share);
    if (answer.path("result").asBoolean(false)) {
      acknowledged++;
    }
  }

  long acknowledged() {
    return acknowledged;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
