package org.chimerapool.simulation.client;

import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// A share that a real pool accepted from a real miner.
///
/// Sources: p2poolv2 `p2poolv2_tests/test_data/validation/stratum` ("b", "with_version_rolling");
/// public-pool `src/models/StratumV1Client.spec.ts` (a Bitaxe).
///
/// @param params the parameters of `mining.notify` as JSON
/// @param versionBits zeros where the version was not rolled
/// @param mask 0 where the version was not rolled
record RecordedShare(
    String name,
    String params,
    String jobId,
    String extranonce1,
    String extranonce2,
    String time,
    String nonce,
    String versionBits,
    int mask,
    String header,
    double difficulty) {

  private static final int MASK = 0x1fffe000;

  private static final RecordedShare PLAIN =
      new RecordedShare(
          "no branches, no version rolling",
          """
          ["4b",
          "6d600f568f665af26301fcafa53326454b9db355ff5d87f9863a956300000000",
          "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff2c017b000438f9b667049c0fc52d0c",
          "0a636b706f6f6c0a2f7032706f6f6c76322fffffffff0300111024010000001600148f1b6f0d5a0422afad259ec03977bdf2c74a037600e1f50500000000160014a248cf2f99f449511b22bab1a3d001719f84cd090000000000000000266a24aa21a9ede2f61c3f71d1defd3fa999dfa36953755c690689799962b48bebd836974e8cf900000000",
          [],"20000000","1e0377ae","67b6f938",true]
          """,
          "4b",
          "fdf8b667",
          "0000000000000000",
          "67b6f938",
          "f15f1590",
          "00000000",
          0,
          "00000020560f606df25a668faffc0163452633a555b39d4bf9875dff63953a860000000004ad3ae2852a15ebb5"
              + "33122b77f32a0229eec55ebe1ae427f3b85762fc346d1838f9b667ae77031e90155ff1",
          31.4658);

  private static final RecordedShare ROLLED =
      new RecordedShare(
          "version rolling",
          """
          ["6878b60200000001",
          "87f914a7745ea340051038babb56406514af8b63338ade65002bfbde00000000",
          "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff2d023c01000402b6786804209eec010c",
          "0a636b706f6f6c0a2f7032706f6f6c76322fffffffff030011102401000000160014274466e754a1c12d0a2d2cc34ceb70d8e017053a00e1f50500000000160014a248cf2f99f449511b22bab1a3d001719f84cd090000000000000000266a24aa21a9ede2f61c3f71d1defd3fa999dfa36953755c690689799962b48bebd836974e8cf900000000",
          [],"20000000","1e0377ae","6878b602",true]
          """,
          "6878b60200000001",
          "03b67868",
          "0000000000000000",
          "6878b602",
          "58f90070",
          "083ac000",
          MASK,
          "00c03a28a714f98740a35e74ba381005654056bb638baf1465de8a33defb2b0000000000ec492993ea4e56b79e"
              + "f91ba9e79e3d432871bc0634a95852d11c11cd46ab282002b67868ae77031e7000f958",
          318.4026);

  private static final RecordedShare BITAXE =
      new RecordedShare(
          "a Bitaxe, three branches and version rolling",
          """
          ["1",
          "171592f223740e92d223f6e68bff25279af7ac4f2246451e0000000200000000",
          "02000000010000000000000000000000000000000000000000000000000000000000000000ffffffff1903c943255c7075626c69632d706f6f6c5c",
          "ffffffff037a90000000000000160014e6f22ca44dc800e9d049621a3b9a42c509f1c4bc3b0f250000000000160014e6f22ca44dc800e9d049621a3b9a42c509f1c4bc0000000000000000266a24aa21a9edbd3d1d916aa0b57326a2d88ebe1b68a1d7c48585f26d8335fe6a94b62755f64c00000000",
          ["175335649d5e8746982969ec88f52e85ac9917106fba5468e699c8879ab974a1",
          "d5644ab3e708c54cd68dc5aedc92b8d3037449687f92ec41ed6e37673d969d4a",
          "5c9ec187517edc0698556cca5ce27e54c96acb014770599ed9df4d4937fbf2b0"],
          "20000000","192495f8","64b3f3ec",false]
          """,
          "1",
          "57a6f098",
          "c7080000",
          "64b3f3ec",
          "ed460d91",
          "00002000",
          MASK,
          "00200020f2921517920e7423e6f623d22725ff8b4facf79a1e45462202000000000000006b5d684a704b4abe62"
              + "b2375c5326d1fc1dbb61168aff84e920ba28968bf1075fecf3b364f8952419910d46ed",
          669.868);

  static final List<RecordedShare> ALL = List.of(PLAIN, ROLLED, BITAXE);

  StratumJob job() {
    return StratumJob.read(JsonMapper.builder().build().readTree(params));
  }

  int rolledVersion() {
    return (job().version() & ~mask) | HexFormat.fromHexDigits(versionBits);
  }

  int nonceValue() {
    return HexFormat.fromHexDigits(nonce);
  }

  @Override
  public String toString() {
    return name;
  }
}
