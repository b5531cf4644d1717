// Starts a program on an X display and measures, from outside, when its window is drawn and when it answers a touch.
// The same eyes for the kiosk and for its peers: a window of at least 200 pixels, on it at least `--colours` colours;
// then, with --touch X,Y, a click there and the first change of the picture. Prints one JSON line; times in ms from
// the start of the process. Ends the program by its own id.
#include <xcb/xcb.h>
#include <xcb/xtest.h>

#include <CLI/CLI.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

template <class T> using Reply = std::unique_ptr<T, decltype(&std::free)>;
template <class T> Reply<T> owned(T* reply) { return {reply, &std::free}; }

double since(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Found {
    xcb_window_t window{0};
    std::uint16_t width{0}, height{0};
};

std::optional<Found> largestMapped(xcb_connection_t* x, xcb_window_t below, int depth = 0)
{
    const auto tree = owned(xcb_query_tree_reply(x, xcb_query_tree(x, below), nullptr));
    if (!tree || depth > 3)
        return std::nullopt;
    std::optional<Found> best;
    const auto* children = xcb_query_tree_children(tree.get());
    for (int at = 0; at < xcb_query_tree_children_length(tree.get()); ++at) {
        const auto attributes =
            owned(xcb_get_window_attributes_reply(x, xcb_get_window_attributes(x, children[at]), nullptr));
        const auto geometry = owned(xcb_get_geometry_reply(x, xcb_get_geometry(x, children[at]), nullptr));
        if (!attributes || !geometry || attributes->map_state != XCB_MAP_STATE_VIEWABLE)
            continue;
        if (geometry->width >= 200 && geometry->height >= 200 && (!best || geometry->width > best->width))
            best = Found{children[at], geometry->width, geometry->height};
    }
    return best;
}

std::vector<std::uint32_t> picture(xcb_connection_t* x, const Found& found)
{
    const auto image = owned(xcb_get_image_reply(
        x, xcb_get_image(x, XCB_IMAGE_FORMAT_Z_PIXMAP, found.window, 0, 0, found.width, found.height, ~0U), nullptr));
    if (!image)
        return {};
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(xcb_get_image_data_length(image.get())) / 4);
    std::memcpy(pixels.data(), xcb_get_image_data(image.get()), pixels.size() * 4);
    return pixels;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Measures when a program's window is drawn and when it answers");
    unsigned colours = 8;
    int timeoutSeconds = 30;
    std::string touch;
    std::vector<std::string> command;
    app.add_option("--colours", colours, "distinct colours that count as drawn");
    app.add_option("--timeout", timeoutSeconds, "seconds");
    app.add_option("--touch", touch, "X,Y: click there once drawn and wait for the picture to change");
    app.add_option("command", command, "program and its arguments")->required();
    CLI11_PARSE(app, argc, argv);

    auto* x = xcb_connect(nullptr, nullptr);
    if (xcb_connection_has_error(x)) {
        std::fprintf(stderr, "window-wait: no X display\n");
        return 2;
    }
    const auto root = xcb_setup_roots_iterator(xcb_get_setup(x)).data->root;

    std::vector<char*> words;
    for (auto& word : command)
        words.push_back(word.data());
    words.push_back(nullptr);
    pid_t child = 0;
    const auto start = Clock::now();
    if (posix_spawnp(&child, words[0], nullptr, nullptr, words.data(), environ) != 0) {
        std::fprintf(stderr, "window-wait: cannot start %s\n", words[0]);
        return 2;
    }

    std::optional<double> mapped, drawn, answered;
    std::optional<Found> found;
    const auto deadline = start + std::chrono::seconds(timeoutSeconds);
    while (Clock::now() < deadline && !drawn) {
        found = largestMapped(x, root);
        if (found && !mapped)
            mapped = since(start);
        if (found) {
            const auto pixels = picture(x, *found);
            if (std::set<std::uint32_t>(pixels.begin(), pixels.end()).size() >= colours)
                drawn = since(start);
        }
        std::this_thread::sleep_for(2ms);
    }
    if (drawn && !touch.empty()) {
        int touchX = 0, touchY = 0;
        if (std::sscanf(touch.c_str(), "%d,%d", &touchX, &touchY) == 2) {
            const auto before = picture(x, *found);
            xcb_test_fake_input(x, XCB_MOTION_NOTIFY, 0, XCB_CURRENT_TIME, root, static_cast<std::int16_t>(touchX),
                                static_cast<std::int16_t>(touchY), 0);
            xcb_test_fake_input(x, XCB_BUTTON_PRESS, 1, XCB_CURRENT_TIME, root, 0, 0, 0);
            xcb_test_fake_input(x, XCB_BUTTON_RELEASE, 1, XCB_CURRENT_TIME, root, 0, 0, 0);
            xcb_flush(x);
            while (Clock::now() < deadline && !answered) {
                if (picture(x, *found) != before)
                    answered = since(start);
                std::this_thread::sleep_for(2ms);
            }
        }
    }
    kill(child, SIGTERM);
    int status = 0;
    const auto grace = Clock::now() + 5s;
    while (waitpid(child, &status, WNOHANG) == 0) {
        if (Clock::now() > grace)
            kill(child, SIGKILL);
        std::this_thread::sleep_for(5ms);
    }
    xcb_disconnect(x);
    const auto json = [](const std::optional<double>& value) {
        return value ? std::to_string(*value) : std::string("null");
    };
    std::printf("{\"mapped\":%s,\"drawn\":%s,\"answered\":%s}\n", json(mapped).c_str(), json(drawn).c_str(),
                json(answered).c_str());
    return drawn ? 0 : 1;
}
