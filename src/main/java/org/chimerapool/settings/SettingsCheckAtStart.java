package org.chimerapool.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/// Reads what was set in the console, and checks all settings as soon as they have been read,
// before any part of the program is made.
final class SettingsCheckAtStart
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    List<Class<?>> records = records();
    SettingsAtStart.place(
        event.getEnvironment(), SettingsAtStart.load(event.getEnvironment(), records));
    List<SettingFault> faults = SettingsCheck.faults(event.getEnvironment(), records);
    if (!faults.isEmpty()) {
      throw new InvalidSettingsException(faults);
    }
  }

  /// Every record of settings in the program.
  static List<Class<?>> records() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scan.findCandidateComponents("org.chimerapool").stream()
        .map(bean -> Objects.requireNonNull(bean.getBeanClassName()))
        .<Class<?>>map(name -> ClassUtils.resolveClassName(name, null))
        .filter(type -> type.isRecord() && type.getEnclosingClass() == null)
        .filter(type -> Setting.prefix(type).startsWith("chimera"))
        .sorted(Comparator.comparing(Class::getName))
        .toList();
  }
}
