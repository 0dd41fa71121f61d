package org.chimerapool.deployment.recipe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns the built-in actions of a recipe into commands. The commands call what
/// `deployment/actions.sh` defines: each action does, checks and undoes itself.
final class Actions {

  /// Each action and what may stand in it.
  static final Map<String, Set<String>> KEYS =
      Map.of(
          "install", Set.of("apt", "dnf", "apk"),
          "file", Set.of("path", "owner", "mode", "content"),
          "folder", Set.of("path", "owner", "mode"),
          "account", Set.of("name", "home"),
          "download", Set.of("url", "mirrors", "to", "sha256", "limit", "owner", "mode"),
          "unpack", Set.of("archive", "to", "strip", "owner"),
          "link", Set.of("path", "to"),
          "service",
              Set.of(
                  "name",
                  "description",
                  "command",
                  "user",
                  "folder",
                  "environment",
                  "watch",
                  "also"),
          "wait", Set.of("port", "host", "http", "expect", "for", "service"));

  private static final Pattern PACKAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_:=~-]{0,120}");
  private static final Pattern ACCOUNT = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
  private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@_.-]{0,80}");
  private static final Pattern OWNER =
      Pattern.compile("[a-z_][a-z0-9_-]{0,31}(:[a-z_][a-z0-9_-]{0,31})?");
  private static final Pattern PATH = Pattern.compile("/[^\\p{Cntrl}]{1,400}");
  private static final Pattern MODE = Pattern.compile("0?[0-7]{3,4}");
  private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,11}[KMG]?");
  private static final Pattern ADDRESS = Pattern.compile("(https?://|file:///|/)[^\\s\"]{1,1000}");
  private static final Pattern HTTP = Pattern.compile("https?://[^\\s\"]{1,1000}");
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:-]{0,252}");
  private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]{1,1000}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=[^\\p{Cntrl}]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]");
  private static final Pattern ANYTHING = Pattern.compile("(?s).*");

  /// @param allowance how long it may take where the recipe says nothing
  record Commands(
      String run,
      String check,
      String rollback,
      String subject,
      Duration allowance,
      int tries,
      List<Integer> retryOn) {

    private static Commands of(String action, String words, String subject) {
      return new Commands(
          action + "_do " + words,
          action + "_is " + words,
          action + "_undo " + words,
          subject,
          Duration.ofMinutes(2),
          1,
          List.of());
    }

    private Commands patient(Duration allowance, int tries) {
      List<Integer> worthIt =
          Stream.of(FailureClass.TRANSPORT, FailureClass.BUSY)
              .flatMap(each -> each.codes().stream())
              .toList();
      return new Commands(run, check, rollback, subject, allowance, tries, worthIt);
    }
  }

  private final Set<String> parameters;

  Actions(Set<String> parameters) {
    this.parameters = parameters;
  }

  /// @param step that holds the action under its name
  Optional<Commands> read(YamlNode step, String action) {
    if (action.equals("install") && step.isList("install")) {
      String packages = packages(step, "install");
      return Optional.of(install(packages, packages, packages));
    }
    Optional<YamlNode> found =
        step.node(action, "the action " + action, KEYS.getOrDefault(action, Set.of()));
    return found.map(
        node ->
            switch (action) {
              case "install" ->
                  install(packages(node, "apt"), packages(node, "dnf"), packages(node, "apk"));
              case "file" -> file(node);
              case "folder" -> folder(node);
              case "account" -> account(node);
              case "download" -> download(node);
              case "unpack" -> unpack(node);
              case "link" -> link(node);
              case "service" -> service(node);
              case String waiting -> waits(node);
            });
  }

  private static String packages(YamlNode node, String key) {
    List<String> names = node.texts(key);
    names.stream()
        .filter(name -> !PACKAGE.matcher(name).matches())
        .forEach(name -> node.fault(key, "expected the name of a package, not " + name));
    return String.join(" ", names);
  }

  private Commands install(String apt, String dnf, String apk) {
    String words =
        Stream.of(apt, dnf, apk)
            .map(each -> Phrase.word(each, Set.of()))
            .collect(Collectors.joining(" "));
    String subject =
        Stream.of(apt, dnf, apk).filter(each -> !each.isEmpty()).findFirst().orElse("nothing");
    return Commands.of("install", words, subject).patient(Duration.ofMinutes(20), 5);
  }

  private Commands file(YamlNode node) {
    String path = needed(node, "path", PATH, "an absolute path");
    String words =
        words(
                path,
                said(node, "owner", OWNER, "a user or user:group", ""),
                said(node, "mode", MODE, "a mode as 0644", "0644"))
            + " "
            + Phrase.word(node.optional("content").orElse(""), parameters);
    return Commands.of("file", words, path);
  }

  private Commands folder(YamlNode node) {
    String path = needed(node, "path", PATH, "an absolute path");
    return Commands.of(
        "folder",
        words(
            path,
            said(node, "owner", OWNER, "a user or user:group", ""),
            said(node, "mode", MODE, "a mode as 0755", "0755")),
        path);
  }

  private Commands account(YamlNode node) {
    String name = needed(node, "name", ACCOUNT, "the name of a user in lower case");
    return Commands.of(
        "account", words(name, said(node, "home", PATH, "an absolute path", "/nonexistent")), name);
  }

  private Commands download(YamlNode node) {
    String to = needed(node, "to", PATH, "an absolute path");
    List<String> addresses = new ArrayList<>();
    for (String mirror : node.texts("mirrors")) {
      addresses.add(fit(node, "mirrors", mirror, ADDRESS, "an address of https, http or a path"));
    }
    addresses.add(needed(node, "url", ADDRESS, "an address of https, http or a path"));
    String head =
        words(
            to,
            needed(node, "sha256", SUM, "64 digits of hex"),
            said(node, "limit", LIMIT, "bytes a second, as 500K or 2M", ""),
            said(node, "owner", OWNER, "a user or user:group", ""),
            said(node, "mode", MODE, "a mode as 0644", "0644"));
    return Commands.of("download", head + " " + words(addresses.toArray(String[]::new)), to)
        .patient(Duration.ofHours(1), 4);
  }

  private Commands unpack(YamlNode node) {
    String to = needed(node, "to", PATH, "an absolute path");
    return Commands.of(
        "unpack",
        words(
            needed(node, "archive", PATH, "an absolute path"),
            to,
            said(node, "strip", NUMBER, "a number from 0 to 9", "0"),
            said(node, "owner", OWNER, "a user or user:group", "")),
        to);
  }

  private Commands link(YamlNode node) {
    String path = needed(node, "path", PATH, "an absolute path");
    return Commands.of("link", words(path, needed(node, "to", PATH, "an absolute path")), path);
  }

  private Commands service(YamlNode node) {
    String name = needed(node, "name", UNIT, "the name of a unit without .service");
    String user = said(node, "user", ACCOUNT, "the name of a user", "");
    String folder = said(node, "folder", PATH, "an absolute path", "/");
    String command = needed(node, "command", LINE, "one line that begins with an absolute path");
    if (!command.isEmpty() && !command.startsWith("/") && !command.startsWith("${")) {
      node.fault("command", "expected an absolute path first");
    }
    List<String> environment = new ArrayList<>();
    for (String each : node.texts("environment")) {
      environment.add(fit(node, "environment", each, VARIABLE, "NAME=value"));
    }
    List<String> watched = new ArrayList<>();
    for (String each : node.texts("watch")) {
      watched.add(fit(node, "watch", each, PATH, "an absolute path"));
    }
    StringBuilder unit = new StringBuilder("[Unit]\n");
    unit.append("Description=").append(node.optional("description").orElse(name)).append('\n');
    unit.append("Wants=network-online.target\nAfter=network-online.target\n\n[Service]\n");
    if (!user.isEmpty()) {
      unit.append("User=").append(user).append('\n');
    }
    unit.append("WorkingDirectory=").append(folder).append('\n');
    environment.forEach(each -> unit.append("Environment=\"").append(each).append("\"\n"));
    unit.append("ExecStart=").append(command).append('\n');
    unit.append("Restart=on-failure\nRestartSec=5\n");
    unit.append(said(node, "also", ANYTHING, "lines of a unit", "").strip());
    unit.append("\n\n[Install]\nWantedBy=multi-user.target\n");
    return Commands.of(
        "service",
        words(
            name,
            user,
            folder,
            command,
            String.join("\n", environment),
            String.join("\n", watched),
            unit.toString()),
        name);
  }

  private Commands waits(YamlNode node) {
    Duration patience =
        node.span("for", Duration.ofSeconds(1), Duration.ofHours(6), Duration.ofMinutes(1));
    String seconds = Long.toString(patience.toSeconds());
    Duration allowance = patience.plusSeconds(30);
    if (node.has("http") == node.has("port")) {
      node.fault("wait", "expected either port or http");
    }
    boolean http = node.has("http");
    String subject =
        http
            ? needed(node, "http", HTTP, "an address of http or https")
            : said(node, "port", PORT, "a port", "");
    String service = said(node, "service", UNIT, "the name of a unit without .service", "");
    String run =
        http
            ? "wait_http "
                + words(subject, seconds, said(node, "expect", LINE, "one line", ""), service)
            : "wait_port "
                + words(said(node, "host", HOST, "a host", "127.0.0.1"), subject, seconds, service);
    return new Commands(run, "", "", subject, allowance, 1, List.of());
  }

  private String words(String... texts) {
    return Stream.of(texts)
        .map(each -> Phrase.word(each, parameters))
        .collect(Collectors.joining(" "));
  }

  private String needed(YamlNode node, String key, Pattern form, String expected) {
    return fit(node, key, node.required(key), form, expected);
  }

  private String said(YamlNode node, String key, Pattern form, String expected, String otherwise) {
    return node.optional(key)
        .filter(text -> !text.isEmpty())
        .map(text -> fit(node, key, text, form, expected))
        .orElse(otherwise);
  }

  private String fit(YamlNode node, String key, String text, Pattern form, String expected) {
    for (String stranger : Phrase.strangers(text, parameters)) {
      node.fault(key, "there is no parameter " + stranger + Spelling.hint(stranger, parameters));
    }
    if (!text.isEmpty() && Phrase.fixed(text) && !form.matcher(text).matches()) {
      node.fault(key, "expected %s, not %s".formatted(expected, text));
    }
    return text;
  }
}
