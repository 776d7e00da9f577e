package org.tollbridge.core.cluster;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tollbridge.service.port.LostDialogue;
import org.tollbridge.service.port.LostDialogue.News;

/** A dialogue that was taken up; what is done with it, in words. */
final class RecordedDialogue implements LostDialogue {
    final Consumer<News> news;
    final List<String> done = new CopyOnWriteArrayList<>();

    RecordedDialogue(Consumer<News> news) {
        this.news = news;
    }

    @Override
    public void ask() {
        done.add("ask");
    }

    @Override
    public void end(OptionalInt release) {
        done.add("end " + release);
    }

    @Override
    public void leave() {
        done.add("leave");
    }
}
