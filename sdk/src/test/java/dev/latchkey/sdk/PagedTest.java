package dev.latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests paged lists, each rule with each pagination scheme. */
@Timeout(60)
class PagedTest {
    static Stream<Named<Function<PagedServer, Paged<Integer>>>> schemes() {
        return Stream.of(Named.of("cursor", PagedServer::byCursor), Named.of("offset", PagedServer::byOffset),
                Named.of("number", PagedServer::byNumber));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void everyItemComesOnceAndInOrder(Function<PagedServer, Paged<Integer>> scheme) throws IOException {
        try (PagedServer server = new PagedServer(25, 10)) {
            assertThat(scheme.apply(server)).containsExactlyElementsOf(numbers(1, 25));
            assertThat(server.requests).hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void theListCanBeGoneThroughAgainAndAsksAnew(Function<PagedServer, Paged<Integer>> scheme) throws IOException {
        try (PagedServer server = new PagedServer(15, 10)) {
            Paged<Integer> list = scheme.apply(server);
            assertThat(list.stream().mapToInt(i -> i).sum()).isEqualTo(120);
            assertThat(list.stream().mapToInt(i -> i).sum()).isEqualTo(120);
            assertThat(server.requests).hasSize(4);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void nothingIsSentBeforeAnItemIsAskedForAndNoPageBeforeItsFirst(Function<PagedServer, Paged<Integer>> scheme)
            throws IOException {
        try (PagedServer server = new PagedServer(25, 10)) {
            Paged<Integer> list = scheme.apply(server);
            assertThat(list.firstPage()).isNotNull();
            assertThat(list.pages().iterator().hasNext()).isTrue();
            assertThat(list.stream().map(i -> i * 2).isParallel()).isFalse();
            PagedIterator<Integer> items = list.iterator();
            assertThat(items.position()).isPresent();
            assertThat(server.requests).isEmpty();

            for (int i = 1; i <= 10; i++) {
                assertThat(items.next()).isEqualTo(i);
                assertThat(server.requests).hasSize(1);
            }
            assertThat(items.next()).isEqualTo(11);
            assertThat(server.requests).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void aStreamThatIsCutFetchesNoPageTooMany(Function<PagedServer, Paged<Integer>> scheme) throws IOException {
        try (PagedServer server = new PagedServer(100, 10)) {
            Paged<Integer> list = scheme.apply(server);
            assertThat(list.stream().limit(10)).hasSize(10);
            assertThat(server.requests).hasSize(1);
            assertThat(list.stream().parallel().limit(20)).hasSize(20);
            assertThat(server.requests).hasSize(3);
            assertThat(list.stream().filter(i -> i % 2 == 0).limit(10)).contains(20).hasSize(10);
            assertThat(server.requests).hasSize(5);
            assertThat(list.stream().anyMatch(i -> i == 5)).isTrue();
            assertThat(server.requests).hasSize(6);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void aFullLastPageIsTheLast(Function<PagedServer, Paged<Integer>> scheme) throws IOException {
        try (PagedServer server = new PagedServer(20, 10)) {
            assertThat(scheme.apply(server)).hasSize(20);
            // If the gateway sends no total, only an empty page shows that the full one before was the last.
            boolean noTotal = server.requests.get(0).contains("offset");
            assertThat(server.requests).hasSize(noTotal ? 3 : 2);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void anEmptyListHasOneEmptyPageAndNoItem(Function<PagedServer, Paged<Integer>> scheme) throws IOException {
        try (PagedServer server = new PagedServer(0, 10)) {
            PagedIterator<Integer> items = scheme.apply(server).iterator();
            assertThat(items.hasNext()).isFalse();
            assertThat(items.position()).isEmpty();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(items::next);
            Page<Integer> only = scheme.apply(server).firstPage().execute();
            assertThat(only.items()).isEmpty();
            assertThat(only.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(only::next);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void aPageThatFailsIsFetchedAgainWhenTheIteratorIsAskedAgain(Function<PagedServer, Paged<Integer>> scheme)
            throws IOException {
        try (PagedServer server = new PagedServer(25, 10)) {
            PagedIterator<Integer> items = scheme.apply(server).iterator();
            refuseNext(server);
            assertThatExceptionOfType(ApiException.class).isThrownBy(items::hasNext);
            List<Integer> got = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                got.add(items.next());
            }
            refuseNext(server);
            assertThatExceptionOfType(ApiException.class).isThrownBy(items::next).withMessageContaining("Refused.");
            assertThat(items.returned()).isEqualTo(10);
            items.forEachRemaining(got::add);

            assertThat(got).containsExactlyElementsOf(numbers(1, 25));
            assertThat(server.requests).hasSize(5);
            assertThat(server.requests.get(2)).isEqualTo(server.requests.get(3));
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void theIteratorSaysWhereAnotherCanGoOn(Function<PagedServer, Paged<Integer>> scheme) throws IOException {
        try (PagedServer server = new PagedServer(25, 10)) {
            Paged<Integer> list = scheme.apply(server);
            PagedIterator<Integer> items = list.iterator();
            for (int returned = 0; returned <= 25; returned++) {
                assertThat(items.returned()).isEqualTo(returned);
                if (returned < 25) {
                    assertThat(list.startingAt(items.position().orElseThrow()))
                            .containsExactlyElementsOf(numbers(returned + 1, 25));
                    items.next();
                }
            }
            assertThat(items.position()).isEmpty();
            // A position from a list that itself starts in the middle counts from the start of the page.
            PagedIterator<Integer> middle = list.startingAt(positionAfter(list, 13)).iterator();
            middle.next();
            assertThat(list.startingAt(middle.position().orElseThrow()).iterator().next()).isEqualTo(15);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void pagesCanBeFollowedByHand(Function<PagedServer, Paged<Integer>> scheme) throws IOException {
        try (PagedServer server = new PagedServer(25, 10)) {
            Paged<Integer> list = scheme.apply(server);
            Page<Integer> first = list.firstPage().execute();
            assertThat(first.items()).containsExactlyElementsOf(numbers(1, 10));
            Page<Integer> second = first.next().executeAsync().join();
            assertThat(second.items()).containsExactlyElementsOf(numbers(11, 20));
            assertThat(list.startingAt(second.position().orElseThrow())).containsExactlyElementsOf(numbers(21, 25));

            List<Integer> sizes = new ArrayList<>();
            list.pages().forEach(page -> sizes.add(page.items().size()));
            assertThat(sizes).containsExactly(10, 10, 5);
            Iterator<Page<Integer>> pages = list.startingAt(second.position().orElseThrow()).pages().iterator();
            assertThat(pages.next().items()).hasSize(5);
            assertThat(pages.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(pages::next);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void itemsCanBeTurnedIntoOthers(Function<PagedServer, Paged<Integer>> scheme) throws IOException {
        try (PagedServer server = new PagedServer(12, 10)) {
            Paged<String> texts = scheme.apply(server).map(i -> "no. " + i);
            assertThat(texts).hasSize(12).startsWith("no. 1").endsWith("no. 12");
            assertThat(texts.startingAt(positionAfter(texts, 11))).containsExactly("no. 12");
            assertThatIllegalArgumentException().isThrownBy(() -> texts.startingAt("twelve"));
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void optionsHoldForEveryPage(Function<PagedServer, Paged<Integer>> scheme) throws IOException {
        try (PagedServer server = new PagedServer(25, 10)) {
            Paged<Integer> plain = scheme.apply(server);
            Paged<String> list = plain.map(String::valueOf).with(CallOptions.none().withHeader("X-Tried-As", "first"));
            assertThat(list).hasSize(25);
            Page<String> second = list.firstPage().execute().next().execute();
            assertThat(list.startingAt(second.position().orElseThrow())).hasSize(5);
            assertThat(server.triedAs).hasSize(6).containsOnly("first");
            assertThat(plain.iterator().next()).isEqualTo(1);
            assertThat(server.triedAs).endsWith("null");
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void aTextThatIsNoPositionIsRefused(Function<PagedServer, Paged<Integer>> scheme) throws IOException {
        try (PagedServer server = new PagedServer(12, 10)) {
            for (String wrong : List.of("", "x", ":", "-1:", "12", "99999999999:")) {
                assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> scheme.apply(server).startingAt(wrong))
                        .withMessageContaining("position()");
            }
        }
    }

    @Test
    void aPositionOfAnotherKindOfListIsRefused() throws IOException {
        try (PagedServer server = new PagedServer(25, 10)) {
            String ofCursor = server.byCursor().firstPage().execute().position().orElseThrow();
            assertThatIllegalArgumentException().isThrownBy(() -> server.byOffset().startingAt(ofCursor));
            assertThatIllegalArgumentException().isThrownBy(() -> server.byNumber().startingAt(ofCursor));
        }
    }

    @Test
    void anEmptyPageWithACursorIsNotTheEnd() throws IOException {
        try (PagedServer server = new PagedServer(25, 10)) {
            server.nextResponse.set(PagedServer.json(PagedServer.page("[]", "\"after:10\"")));
            PagedIterator<Integer> items = server.byCursor().iterator();
            assertThat(items.hasNext()).isTrue();
            assertThat(items.next()).isEqualTo(11);
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void anEmptyCursorIsTheEnd() throws IOException {
        try (PagedServer server = new PagedServer(25, 10)) {
            server.nextResponse.set(PagedServer.json(PagedServer.page("[1]", "\"\"")));
            assertThat(server.byCursor()).containsExactly(1);
        }
    }

    @Test
    void anEmptyPageEndsACountedListEvenIfMoreIsPromised() throws IOException {
        try (PagedServer server = new PagedServer(25, 10)) {
            server.nextResponse.set(PagedServer.json("{\"items\":[],\"total\":25}"));
            assertThat(server.byNumber()).isEmpty();
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aCursorThatNamesItsOwnPageIsAnErrorAfterThatPagesItems() throws IOException {
        try (PagedServer server = new PagedServer(25, 10)) {
            PagedIterator<Integer> items = server.byCursor().iterator();
            for (int i = 0; i < 10; i++) {
                items.next();
            }
            server.nextResponse.set(PagedServer.json(PagedServer.page("[11,12]", "\"after:10\"")));
            assertThat(items.next()).isEqualTo(11);
            assertThat(items.next()).isEqualTo(12);
            assertThatExceptionOfType(DecodeException.class).isThrownBy(items::hasNext).withMessageContaining("circle");
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void aPageThatNamesItselfIsNoticedAtOnceHoweverFarTheListHasCome() throws IOException {
        for (int before = 0; before <= 9; before++) {
            try (PagedServer server = new PagedServer(100, 1)) {
                PagedIterator<Integer> items = server.byCursor().iterator();
                for (int i = 0; i <= before; i++) {
                    items.next();
                }
                int next = before + 1;
                server.nextResponse.set(PagedServer.json(PagedServer.page("[0]", "\"after:" + next + "\"")));
                assertThat(items.next()).isZero();
                assertThatExceptionOfType(DecodeException.class).as("after %d pages", next).isThrownBy(items::next);
                assertThat(server.requests).hasSize(next + 1);
            }
        }
    }

    @Test
    void aListThatBeginsInTheMiddleNoticesAtOnceToo() throws IOException {
        try (PagedServer server = new PagedServer(25, 10)) {
            Page<Integer> first = server.byCursor().firstPage().execute();
            server.nextResponse.set(PagedServer.json(PagedServer.page("[11]", "\"after:10\"")));
            PagedIterator<Integer> items = server.byCursor().startingAt(first.position().orElseThrow()).iterator();
            assertThat(items.next()).isEqualTo(11);
            assertThatExceptionOfType(DecodeException.class).isThrownBy(items::next);
        }
    }

    @Test
    void aLongerCircleIsAnErrorBeforeItsThirdRound() throws IOException {
        for (int length = 2; length <= 9; length++) {
            try (PagedServer server = new PagedServer(0, 1)) {
                PagedIterator<Integer> items = server.byCursor().iterator();
                int fetched = 0;
                Throwable end = null;
                while (end == null && fetched < 10 * length) {
                    server.nextResponse.set(PagedServer
                            .json(PagedServer.page("[" + fetched + "]", "\"after:" + fetched % length + "\"")));
                    fetched++;
                    end = catchThrowable(items::next);
                }
                assertThat(end).as("circle of %d", length).isInstanceOf(DecodeException.class);
                assertThat(fetched).isLessThanOrEqualTo(3 * length + 2);
            }
        }
    }

    private static void refuseNext(PagedServer server) {
        server.nextResponse.set(new MockResponse.Builder().code(400).build());
    }

    private static String positionAfter(Paged<?> list, int items) {
        PagedIterator<?> iterator = list.iterator();
        for (int i = 0; i < items; i++) {
            iterator.next();
        }
        return iterator.position().orElseThrow();
    }

    private static List<Integer> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
