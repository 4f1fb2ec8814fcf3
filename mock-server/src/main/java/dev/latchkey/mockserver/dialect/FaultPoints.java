package dev.latchkey.mockserver.dialect;

import dev.latchkey.mockserver.core.Caller;
import dev.latchkey.mockserver.core.Visit;
import dev.latchkey.mockserver.fault.Effect;
import dev.latchkey.mockserver.fault.FaultPlan;
import dev.latchkey.mockserver.fault.Occasion;
import dev.latchkey.mockserver.fault.Phase;
import dev.latchkey.mockserver.http.Mishap;
import dev.latchkey.mockserver.patience.Pauses;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.NoAnswer;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.wire.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where requests to a dialect go wrong, if a rule says so. */
final class FaultPoints {
    private final Dialect dialect;
    private final FaultPlan plan;
    private final Pauses pauses;

    FaultPoints(Dialect dialect, FaultPlan plan, Pauses pauses) {
        this.dialect = dialect;
        this.plan = plan;
        this.pauses = pauses;
    }

    /** The way of one request. */
    Way way(Request request, Visit visit) {
        return new Way(request, visit);
    }

    /** Ends a request without an answer. */
    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Mishap mishap;

        BrokenOff(Mishap mishap) {
            super("A fault rule wants no answer", null, false, false);
            this.mishap = mishap;
        }
    }

    /** One request on its way, and what is known of it there. Used by one thread. */
    final class Way {
        private final Request request;
        private final Visit visit;
        private @Nullable Occasion occasion;

        private Way(Request request, Visit visit) {
            this.request = request;
            this.visit = visit;
        }

        /** It is known what it asks for. */
        void routed(String template) {
            if (!plan.isEmpty()) {
                List<String> names = List.of(request.method() + " " + template,
                        request.method() + " " + request.rawPath());
                occasion = Occasion.request(Phase.BEFORE_HANDLING, dialect.gateway(), names, visit.address());
                meet(occasion);
            }
        }

        /** It is known who asks, and that the caller may. */
        void admitted(Caller caller) {
            if (occasion != null) {
                String account = caller.account().id();
                occasion = caller instanceof Caller.ByKey by
                        ? occasion.of(account, by.key().id(), by.key().name())
                        : occasion.of(account, null, null);
                meet(occasion);
            }
        }

        /** It is known who shall get the message. */
        void addressed(List<String> recipients) {
            if (occasion != null) {
                occasion = occasion.to(recipients);
                meet(occasion);
            }
        }

        /** What was asked for is done. */
        void committed() {
            if (occasion != null) {
                occasion = occasion.at(Phase.AFTER_COMMIT);
                meet(occasion);
            }
        }

        /**
         * Makes the answer, and lets it leave.
         *
         * @param work does what is asked for
         */
        Departure leave(Supplier<Response> work) {
            try {
                return leave(work.get());
            } catch (BrokenOff e) {
                return Departure.none(e.mishap);
            } catch (NoAnswer e) {
                return Departure.none(new Mishap.Reset());
            } catch (RuntimeException e) {
                Refusal refusal = Refusals.of(e, visit.id());
                visit.refused(refusal.reason());
                return leave(dialect.refuse(refusal, visit.id()));
            }
        }

        private Departure leave(Response response) {
            Response named = response.with("X-Request-Id", visit.id());
            if (occasion == null) {
                return new Departure(named, null, response.status());
            }
            Effect effect = fire(occasion.at(Phase.ANSWER)).map(FaultPlan.Firing::effect).orElse(null);
            return switch (effect) {
                case Effect.Drop drop -> Departure.none(mishap(drop));
                case Effect.Truncate cut -> new Departure(named, new Mishap.Truncate(cut.bytes()), response.status());
                case Effect.Malformed malformed -> new Departure(named, new Mishap.Malformed(), response.status());
                case Effect.Slow slow -> new Departure(named, new Mishap.Slow(slow.bytes(), slow.pause()),
                        response.status());
                case null, default -> new Departure(named, null, response.status());
            };
        }

        /** Lets the request end here, if a rule wants it. */
        private void meet(Occasion now) {
            Optional<FaultPlan.Firing> firing = fire(now);
            Effect effect = firing.map(FaultPlan.Firing::effect).orElse(null);
            if (effect instanceof Effect.Drop drop) {
                throw new BrokenOff(mishap(drop));
            }
            if (effect instanceof Effect.Refuse refuse) {
                String done = now.phase() == Phase.AFTER_COMMIT ? " What was asked for is done all the same." : "";
                throw new Refused(new Refusal(refuse.reason(), "Simulated by the fault rule "
                        + firing.map(fired -> fired.rule().id()).orElse("") + "." + done, List.of(), List.of(),
                        refuse.status()));
            }
        }

        private Optional<FaultPlan.Firing> fire(Occasion now) {
            Optional<FaultPlan.Firing> firing = plan.firing(now);
            firing.ifPresent(fired -> {
                visit.fault(fired.rule().id());
                if (!fired.delay().isZero()) {
                    pauses.pause(fired.delay());
                }
            });
            return firing;
        }

        private Mishap mishap(Effect.Drop drop) {
            return drop.how() == Effect.Drop.How.RESET ? new Mishap.Reset() : new Mishap.Close();
        }
    }
}
