package org.chimerapool.deployment.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// ThreeFold Grid, by the command of its client. Whoever runs the console has logged in with it
/// before (`tfcmd login`); the console never sees the account's words.
final class GridProvider implements Provider {

  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int MOST_WORDS = 400;

  /// What it prints when a machine is made, and what it prints of one that is there.
  private static final Pattern TOLD =
      Pattern.compile("vm (ipv4|mycelium ip|planetary ip|yggdrasil ip): *([0-9A-Fa-f:.]+)");

  private static final Pattern KNOWN =
      Pattern.compile("\"(ComputedIP|MyceliumIP|PlanetaryIP|YggIP)\": *\"([0-9A-Fa-f:.]+)[/\"]");

  /// Which address to take first: one that everybody reaches, then the overlay networks.
  private static final List<String> BEST =
      List.of(
          "ipv4",
          "ComputedIP",
          "mycelium ip",
          "MyceliumIP",
          "planetary ip",
          "PlanetaryIP",
          "yggdrasil ip",
          "YggIP");

  private final String command;

  GridProvider(String command) {
    this.command = command;
  }

  @Override
  public String code() {
    return "grid";
  }

  @Override
  public Optional<String> missing() {
    try {
      Output output = run(Duration.ofSeconds(20), List.of("version"));
      return output.code() == 0
          ? Optional.empty()
          : Optional.of("%s does not work here: %s".formatted(command, output.words()));
    } catch (ProviderException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the console stops");
    }
  }

  @Override
  public Optional<Made> find(String name) throws ProviderException, InterruptedException {
    Output output = run(Duration.ofMinutes(2), List.of("get", "vm", name));
    Optional<Made> made = made(KNOWN.matcher(output.text()));
    if (made.isPresent() || output.code() != 0) {
      if (made.isEmpty() && !output.tellsOfNone()) {
        throw new ProviderException("the grid did not answer: " + output.words());
      }
      return made;
    }
    return Optional.empty();
  }

  @Override
  public Made make(Wishes wishes, String publicKey) throws ProviderException, InterruptedException {
    Path key = null;
    try {
      key = Files.createTempFile("chimera", ".pub");
      Files.writeString(key, publicKey + "\n", StandardCharsets.UTF_8);
      List<String> words =
          new ArrayList<>(
              List.of(
                  "deploy",
                  "vm",
                  "--name",
                  wishes.name(),
                  "--ssh",
                  key.toString(),
                  "--cpu",
                  Integer.toString(wishes.cores()),
                  "--memory",
                  Integer.toString(wishes.memoryGb()),
                  "--disk",
                  Integer.toString(wishes.diskGb())));
      wishes.node().ifPresent(node -> words.addAll(List.of("--node", Integer.toString(node))));
      Output output = run(LONGEST, words);
      if (output.code() != 0) {
        throw new ProviderException("the grid did not make it: " + output.words());
      }
      return made(TOLD.matcher(output.text()))
          .orElseThrow(
              () ->
                  new ProviderException(
                      "the grid made it, but tells no address: " + output.words()));
    } catch (IOException e) {
      throw new ProviderException("the public key could not be handed over: " + e.getMessage(), e);
    } finally {
      delete(key);
    }
  }

  private static void delete(@Nullable Path key) {
    if (key != null) {
      key.toFile().delete();
    }
  }

  private static Optional<Made> made(Matcher found) {
    Map<Integer, String> addresses = new TreeMap<>();
    while (found.find()) {
      addresses.put(BEST.indexOf(found.group(1)), found.group(2));
    }
    return addresses.values().stream().findFirst().map(address -> new Made(address, "root"));
  }

  @Override
  public void remove(String name) throws ProviderException, InterruptedException {
    Output output = run(LONGEST, List.of("cancel", name));
    if (output.code() != 0 && !output.tellsOfNone()) {
      throw new ProviderException("the grid did not take it back: " + output.words());
    }
  }

  private record Output(int code, String text) {

    /// There is nothing of that name.
    boolean tellsOfNone() {
      return text.matches("(?is).*(no contracts|not found|no deployment|could not find).*");
    }

    String words() {
      String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
      return line.isEmpty()
          ? "exit code " + code
          : line.substring(Math.max(0, line.length() - MOST_WORDS));
    }
  }

  private Output run(Duration most, List<String> words)
      throws ProviderException, InterruptedException {
    List<String> whole = new ArrayList<>(List.of(command));
    whole.addAll(words);
    Path said = null;
    Process process = null;
    try {
      said = Files.createTempFile("chimera", ".txt");
      process =
          new ProcessBuilder(whole)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(most.toSeconds(), TimeUnit.SECONDS)) {
        throw new ProviderException(
            "%s %s did not end within %d s".formatted(command, words.getFirst(), most.toSeconds()));
      }
      return new Output(
          process.exitValue(), new String(Files.readAllBytes(said), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ProviderException(
          "the command %s cannot be started here: %s".formatted(command, e.getMessage()), e);
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
      delete(said);
    }
  }
}
