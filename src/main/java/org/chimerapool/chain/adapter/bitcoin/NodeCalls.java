package org.chimerapool.chain.adapter.bitcoin;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinbasePayment;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.Hash256;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The requests that this package makes of a node, each with its answer read. May be used from any
/// thread; the thread waits.
final class NodeCalls implements AutoCloseable {

  /// `RPC_INVALID_ADDRESS_OR_KEY` of Bitcoin Core: such a block is not known.
  private static final int NO_SUCH_BLOCK = -5;

  /// `RPC_DESERIALIZATION_ERROR`: the block does not parse.
  private static final int UNDECODABLE = -22;

  /// `RPC_VERIFY_ERROR`.
  private static final int UNVERIFIABLE = -25;

  private final RpcClient rpc;
  private final CoinProfile coin;
  private final NodeTiming timing;
  private final TemplateReader reader;
  private volatile @Nullable Hash256 first;

  NodeCalls(RpcClient rpc, CoinProfile coin, NodeTiming timing) {
    this.rpc = rpc;
    this.coin = coin;
    this.timing = timing;
    this.reader = new TemplateReader(coin);
  }

  ChainInfo chain() throws RpcException, InterruptedException {
    try {
      return readChain();
    } catch (RpcException e) {
      // Who answers next may be another.
      first = null;
      throw e;
    }
  }

  private ChainInfo readChain() throws RpcException, InterruptedException {
    Answers answer = ask(timing.answer(), "getblockchaininfo");
    Hash256 known = first;
    if (known == null) {
      known = Answers.hash("getblockhash", rpc.call(timing.answer(), "getblockhash", 0));
      first = known;
    }
    return new ChainInfo(
        Text.printable(answer.string("chain"), 32),
        known,
        answer.whole("blocks", 0, Integer.MAX_VALUE),
        answer.whole("headers", -1, Integer.MAX_VALUE),
        answer.hash("bestblockhash"),
        answer.flag("initialblockdownload"),
        answer.fraction("verificationprogress"));
  }

  PeerInfo peers() throws RpcException, InterruptedException {
    Answers answer = ask(timing.answer(), "getnetworkinfo");
    return new PeerInfo(
        Text.printable(answer.string("subversion"), 64),
        (int) answer.whole("connections", 0, Integer.MAX_VALUE));
  }

  /// Where the node says that it publishes `hashblock`; empty where it does not.
  String hashBlockFeed() throws RpcException, InterruptedException {
    for (JsonNode feed : rpc.call(timing.answer(), "getzmqnotifications")) {
      if (feed.path("type").asString("").equals("pubhashblock")) {
        return Text.printable(feed.path("address").asString(""), 128);
      }
    }
    return "";
  }

  Offer template() throws RpcException, InterruptedException {
    return template(timing.template(), Map.of("rules", coin.template().requested()));
  }

  /// Waits until the node has something better than the offer of that id, or tired of waiting.
  Offer templateAfter(String longPollId) throws RpcException, InterruptedException {
    return template(
        timing.longPoll(), Map.of("rules", coin.template().requested(), "longpollid", longPollId));
  }

  private Offer template(Duration timeout, Map<String, Object> request)
      throws RpcException, InterruptedException {
    return reader.read(rpc.call(timeout, "getblocktemplate", request));
  }

  /// @return the node's reason to refuse the block, empty when it took it, also as a side branch
  Optional<String> submit(String block) throws RpcException, InterruptedException {
    JsonNode result;
    try {
      result = rpc.call(timing.submit(), "submitblock", block);
    } catch (RpcException e) {
      if (e.code() == UNDECODABLE || e.code() == UNVERIFIABLE) {
        return Optional.of(e.text());
      }
      throw e;
    }
    if (result.isNull()) {
      return Optional.empty();
    }
    String reason = Text.printable(Answers.string("submitblock", result), 120);
    return reason.equals("inconclusive") ? Optional.empty() : Optional.of(reason);
  }

  /// Empty where the node does not know the block.
  Optional<HeaderInfo> header(Hash256 block) throws RpcException, InterruptedException {
    Optional<JsonNode> found = known("getblockheader", block.toDisplayHex(), true);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Answers answer = Answers.of("getblockheader", found.get());
    return Optional.of(
        new HeaderInfo(
            block,
            answer.whole("height", 0, Integer.MAX_VALUE),
            answer.has("previousblockhash") ? answer.hash("previousblockhash") : Hash256.ZERO,
            answer.time("time"),
            (int) answer.whole("confirmations", -1, Integer.MAX_VALUE)));
  }

  /// Empty where the node does not know the block.
  Optional<CoinbasePayment> coinbase(Hash256 block) throws RpcException, InterruptedException {
    Optional<JsonNode> found = known("getblock", block.toDisplayHex(), 1);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Hash256 id = Answers.hash("getblock.tx[0]", found.get().path("tx").path(0));
    Answers transaction =
        ask(timing.answer(), "getrawtransaction", id.toDisplayHex(), true, block.toDisplayHex());
    List<CoinbasePayment.Output> outputs = new ArrayList<>();
    for (JsonNode each : transaction.get("vout")) {
      Answers output = Answers.of("getrawtransaction.vout", each);
      BigInteger units = output.coins("value", coin.decimals());
      byte[] script =
          Answers.of("getrawtransaction.vout.scriptPubKey", output.get("scriptPubKey"))
              .bytes("hex");
      outputs.add(new CoinbasePayment.Output(new Amount(units, coin.coin()), script));
    }
    return Optional.of(new CoinbasePayment(block, coin.coin(), outputs));
  }

  @Override
  public void close() {
    rpc.close();
  }

  private Optional<JsonNode> known(String method, Object... parameters)
      throws RpcException, InterruptedException {
    try {
      return Optional.of(rpc.call(timing.answer(), method, parameters));
    } catch (RpcException e) {
      if (e.code() == NO_SUCH_BLOCK) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Answers ask(Duration timeout, String method, Object... parameters)
      throws RpcException, InterruptedException {
    return Answers.of(method, rpc.call(timeout, method, parameters));
  }
}
