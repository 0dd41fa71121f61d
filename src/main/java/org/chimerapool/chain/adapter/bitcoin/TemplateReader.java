package org.chimerapool.chain.adapter.bitcoin;

import com.google.errorprone.annotations.FormatMethod;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chimerapool.chain.BlockTemplate;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinbaseTerms;
import org.chimerapool.chain.CoinbaseTerms.Output;
import org.chimerapool.kernel.Amount;
import org.chimerapool.kernel.Hash256;
import org.chimerapool.kernel.Target;
import tools.jackson.databind.JsonNode;

/// Reads the answers of `getblocktemplate` (BIP 22, BIP 23, BIP 145; Litecoin's `mweb` of LIP 3;
/// Dash's masternodes and superblocks, DIP 3 and 4).
record TemplateReader(CoinProfile coin) {

  private static final String METHOD = "getblocktemplate";
  private static final long MAX_UNITS = Long.MAX_VALUE / 4;
  private static final int PLAIN_VERSION = 2;

  /// The script `OP_TRUE`.
  private static final String ANYBODY_MAY_SIGN = "51";

  /// Version 3, type 5 (DIP 2, DIP 4).
  private static final int DASH_VERSION = 3 | 5 << 16;

  Offer read(JsonNode result) throws RpcException {
    Answers answer = Answers.of(METHOD, result);
    checkRules(answer.get("rules"));
    checkSignet(answer);
    BlockTemplate template =
        new BlockTemplate(
            answer.whole("height", 0, Integer.MAX_VALUE),
            (int) answer.whole("version", Integer.MIN_VALUE, 0xffffffffL),
            answer.hash("previousblockhash"),
            bits(answer),
            answer.time("curtime"),
            answer.time("mintime"),
            Amount.of(answer.whole("coinbasevalue", 0, MAX_UNITS), coin.coin()),
            transactions(answer),
            answer.has("default_witness_commitment")
                ? answer.bytes("default_witness_commitment")
                : new byte[0],
            coin.template().masternodes() ? terms(answer) : CoinbaseTerms.PLAIN,
            coin.template().extensionBlock() && answer.has("mweb")
                ? answer.bytes("mweb")
                : new byte[0]);
    checkSums(template);
    return new Offer(template, answer.has("longpollid") ? answer.string("longpollid") : "");
  }

  /// A rule with an exclamation mark must be understood by whoever changes the template (BIP 9).
  private void checkRules(JsonNode rules) throws RpcException {
    for (JsonNode each : rules) {
      String rule = each.asString("");
      if (rule.startsWith("!") && !coin.template().requested().contains(rule.substring(1))) {
        throw RpcException.of(
            RpcException.Kind.GARBAGE,
            "offers templates by the rule '%s', which %s is not known to have"
                .formatted(Text.printable(rule.substring(1), 32), coin.coin()));
      }
    }
  }

  /// Blocks of a signet are signed (BIP 325), but for those whose challenge anybody meets.
  private static void checkSignet(Answers answer) throws RpcException {
    if (answer.has("signet_challenge")
        && !answer.string("signet_challenge").equals(ANYBODY_MAY_SIGN)) {
      throw RpcException.of(
          RpcException.Kind.GARBAGE,
          "is on a signet whose blocks must be signed, which a pool cannot do; only one with the"
              + " challenge 51 can be mined");
    }
  }

  /// A block by a template that contradicts itself would be refused, and its work lost.
  private static void checkSums(BlockTemplate template) throws RpcException {
    BigInteger reward = template.reward().units();
    BigInteger fees = sum(template.transactions().stream().map(BlockTemplate.Transaction::fee));
    BigInteger required = sum(template.coinbase().outputs().stream().map(Output::value));
    if (fees.compareTo(reward) > 0) {
      throw contradiction("a coinbasevalue of %s below the fees of %s", reward, fees);
    }
    if (required.compareTo(reward) > 0) {
      throw contradiction("a coinbasevalue of %s below the outputs to pay, %s", reward, required);
    }
    if (template.time().isBefore(template.minTime())) {
      throw contradiction(
          "a curtime of %s before its mintime of %s", template.time(), template.minTime());
    }
    Set<Hash256> ids = new HashSet<>();
    for (BlockTemplate.Transaction transaction : template.transactions()) {
      if (!ids.add(transaction.id())) {
        throw contradiction("transaction %s more than once", transaction.id());
      }
    }
  }

  private static BigInteger sum(Stream<Long> units) {
    return units.map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
  }

  @FormatMethod
  private static RpcException contradiction(String format, Object... what) {
    return RpcException.of(
        RpcException.Kind.GARBAGE,
        "offers a template that contradicts itself: " + format.formatted(what));
  }

  private static int bits(Answers answer) throws RpcException {
    try {
      int bits = HexFormat.fromHexDigits(answer.string("bits"));
      if (Target.ofCompact(bits).toBigInteger().signum() > 0) {
        return bits;
      }
    } catch (IllegalArgumentException e) {
      throw Answers.garbage(METHOD + ".bits", "a target in compact form", answer.get("bits"));
    }
    throw Answers.garbage(METHOD + ".bits", "a target in compact form", answer.get("bits"));
  }

  private static List<BlockTemplate.Transaction> transactions(Answers answer) throws RpcException {
    JsonNode list = answer.get("transactions");
    if (!list.isArray()) {
      throw Answers.garbage(METHOD + ".transactions", "a list", list);
    }
    List<BlockTemplate.Transaction> transactions = new ArrayList<>(list.size());
    for (JsonNode each : list) {
      Answers transaction = Answers.of(METHOD + ".transactions", each);
      // Without segwit there is no txid, and the hash is the id.
      Hash256 id = transaction.hash(transaction.has("txid") ? "txid" : "hash");
      transactions.add(
          new BlockTemplate.Transaction(
              id, transaction.bytes("data"), transaction.whole("fee", 0, MAX_UNITS)));
    }
    return transactions;
  }

  /// What a Dash block must pay, masternodes before superblocks, and the payload that its coinbase
  /// carries.
  private static CoinbaseTerms terms(Answers answer) throws RpcException {
    List<CoinbaseTerms.Output> outputs = new ArrayList<>();
    for (String field : List.of("masternode", "superblock")) {
      JsonNode list = answer.get(field);
      // Before Dash paid several masternodes at once, there was one object instead of a list.
      if (list.isObject() && list.has("script")) {
        outputs.add(output(field, list));
      } else if (list.isArray()) {
        for (JsonNode each : list) {
          outputs.add(output(field, each));
        }
      }
    }
    byte[] payload =
        answer.has("coinbase_payload") ? answer.bytes("coinbase_payload") : new byte[0];
    return new CoinbaseTerms(payload.length == 0 ? PLAIN_VERSION : DASH_VERSION, payload, outputs);
  }

  private static CoinbaseTerms.Output output(String field, JsonNode node) throws RpcException {
    Answers output = Answers.of(METHOD + "." + field, node);
    return new CoinbaseTerms.Output(output.whole("amount", 0, MAX_UNITS), output.bytes("script"));
  }
}
