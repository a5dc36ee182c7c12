package io.github.pgbailiff.chat.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** The library for terminals costs start-up time: nobody without a terminal pays for it. */
final class WithoutJLineTest {

  /** Loads our classes anew, and has no JLine for them. */
  private static final class WithoutJLine extends ClassLoader {
    WithoutJLine() {
      super(WithoutJLineTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.jline.")) {
        throw new ClassNotFoundException(name);
      }
      Class<?> loaded = findLoadedClass(name);
      boolean ours = loaded == null && name.startsWith("io.github.pgbailiff.");
      return loaded != null ? loaded : ours ? findClass(name) : super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(name, e);
      }
    }
  }

  @Test
  void a_piped_chat_runs() throws ReflectiveOperationException {
    var loader = new WithoutJLine();
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> loader.loadClass("org.jline.terminal.Terminal"));
    Class<?> story = loader.loadClass(TerminalChatTest.class.getName());
    assertThat(story.getClassLoader()).isSameAs(loader);
    var constructor = story.getDeclaredConstructor();
    constructor.setAccessible(true);
    var method = story.getDeclaredMethod("words_without_the_slash_command_work_too");
    method.setAccessible(true);
    method.invoke(constructor.newInstance());
  }
}
