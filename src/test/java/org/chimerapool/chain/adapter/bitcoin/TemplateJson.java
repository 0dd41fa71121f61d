package org.chimerapool.chain.adapter.bitcoin;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers of `getblocktemplate`, short but complete.
final class TemplateJson {

  static final String PREVIOUS = "00000000000000000001f3fd5ec1d8a7a86a5a6a44ce0c8e4f1bde6f8f2a4c11";
  static final String COMMITMENT =
      "6a24aa21a9ed" + "e2f61c3f71d1defd3fa999dfa36953755c690689799962b48bebd836974e8cf9";
  private static final JsonMapper JSON = JsonMapper.shared();

  private TemplateJson() {}

  static ObjectNode bitcoin() {
    ObjectNode template =
        (ObjectNode)
            JSON.readTree(
                """
                {"capabilities":["proposal"],"version":536870912,"rules":["csv","!segwit","taproot"],
                 "vbavailable":{},"vbrequired":0,"coinbaseaux":{},"coinbasevalue":312512345,
                 "target":"7fffff0000000000000000000000000000000000000000000000000000000000",
                 "mintime":1763700000,"mutable":["time","transactions","prevblock"],
                 "noncerange":"00000000ffffffff","sigoplimit":80000,"sizelimit":4000000,
                 "weightlimit":4000000,"curtime":1763712000,"bits":"207fffff","height":870001}
                """);
    template.put("previousblockhash", PREVIOUS).put("default_witness_commitment", COMMITMENT);
    ObjectNode transaction = template.putArray("transactions").addObject();
    transaction
        .put("data", "02000000000100")
        .put("txid", "11".repeat(32))
        .put("hash", "22".repeat(32))
        .put("fee", 12_345)
        .put("sigops", 1)
        .put("weight", 400);
    transaction.putArray("depends");
    return template;
  }

  /// As Dash Core answers, with a superblock's output (DIP 3, DIP 4).
  static ObjectNode dash() {
    ObjectNode template = bitcoin();
    template.remove("default_witness_commitment");
    template.put("coinbase_payload", "0300a14f0d00").putArray("rules").add("csv").add("dip0001");
    ((ObjectNode) template.path("transactions").path(0)).remove("txid");
    template
        .putArray("masternode")
        .addObject()
        .put("payee", "Xa")
        .put("script", "76a91400")
        .put("amount", 100_000_000);
    template
        .putArray("superblock")
        .addObject()
        .put("payee", "Xb")
        .put("script", "76a91401")
        .put("amount", 5);
    return template;
  }
}
